package io.hawcx.security.oauth2;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import io.hawcx.DiscoveryException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class DiscoveryBackoffTests {

	private Instant now = Instant.ofEpochSecond(1_794_670_369);

	private int asked;

	private final DiscoveryBackoff backoff = new DiscoveryBackoff(new Clock() {

		@Override
		public Instant instant() {
			return DiscoveryBackoffTests.this.now;
		}

		@Override
		public ZoneId getZone() {
			return ZoneOffset.UTC;
		}

		@Override
		public Clock withZone(ZoneId zone) {
			return this;
		}

	});

	private void fails() {
		fails(() -> {
			this.asked++;
			throw new DiscoveryException("down");
		});
	}

	private void fails(Supplier<String> discovery) {
		assertThatExceptionOfType(DiscoveryException.class).isThrownBy(() -> this.backoff.ask(discovery))
			.withMessage("down");
	}

	private void pass(long milliseconds) {
		this.now = this.now.plusMillis(milliseconds);
	}

	@Test
	void askWhenItFailedOnceThenIsTriedAtOnce() {
		fails();
		assertThat(this.backoff.ask(() -> "found")).isEqualTo("found");
	}

	@Test
	void askWhenFailuresGoOnThenWaitsGrowToTenSeconds() {
		fails();
		for (long wait : new long[] { 500, 1000, 2000, 4000, 8000, 10_000, 10_000 }) {
			int before = this.asked;
			fails();
			assertThat(this.asked).isEqualTo(before + 1);
			pass(wait - 1);
			fails();
			assertThat(this.asked).isEqualTo(before + 1);
			pass(1);
		}
		assertThat(this.backoff.ask(() -> "found")).isEqualTo("found");
		fails();
		assertThat(this.backoff.ask(() -> "found")).isEqualTo("found");
	}

	@Test
	void askWhenManyShareOneAttemptThenItCountsOnce() {
		fails(() -> {
			pass(10);
			fails(() -> {
				pass(10);
				throw new DiscoveryException("down");
			});
			throw new DiscoveryException("down");
		});
		assertThat(this.backoff.ask(() -> "found")).isEqualTo("found");
	}

	@Test
	void askAsyncWhenFailuresGoOnThenIsSparedTheSame() {
		for (int i = 0; i < 3; i++) {
			assertThat(this.backoff.askAsync(() -> {
				this.asked++;
				return CompletableFuture.failedFuture(new DiscoveryException("down"));
			})).isCompletedExceptionally();
		}
		assertThat(this.asked).isEqualTo(2);
		pass(500);
		assertThat(this.backoff.askAsync(() -> CompletableFuture.completedFuture("found")))
			.isCompletedWithValue("found");
		assertThat(this.backoff.ask(() -> "found")).isEqualTo("found");
	}

}
