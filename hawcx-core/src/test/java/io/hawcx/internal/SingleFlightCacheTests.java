package io.hawcx.internal;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

import io.hawcx.http.HttpRequest;
import io.hawcx.http.HttpResponse;
import io.hawcx.http.HttpTransport;
import io.hawcx.internal.exchange.BlockingRequestSender;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SingleFlightCacheTests {

	private final AtomicInteger loads = new AtomicInteger();

	private final BlockingRequestSender sender = new BlockingRequestSender(new HttpTransport() {

		@Override
		public HttpResponse send(HttpRequest request) {
			throw new IllegalStateException("nothing is to be sent");
		}

		@Override
		public void close() {
		}

	});

	@Test
	void getWhenLoaderThrowsAnErrorThenLaterCallsLoadAgain() {
		SingleFlightCache<String> cache = new SingleFlightCache<>(this::load, Duration.ofHours(1),
				Duration.ofSeconds(20), Clock.systemUTC());
		assertThat(cache.get(this.sender)).isCompletedExceptionally();
		assertThat(cache.get(this.sender)).isCompletedWithValue("loaded");
		assertThat(cache.get(this.sender)).isCompletedWithValue("loaded");
		assertThat(this.loads).hasValue(2);
	}

	private CompletableFuture<String> load() {
		if (this.loads.incrementAndGet() == 1) {
			throw new NoClassDefFoundError("a class that is missing");
		}
		return CompletableFuture.completedFuture("loaded");
	}

}
