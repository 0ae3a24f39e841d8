package io.hawcx.security.oauth2;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import io.hawcx.DiscoveryException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class DiscoveryBackoffTests {

	// Near the end of what a long holds: the JVM's time may start anywhere.
	private long now = Long.MAX_VALUE - 100;

	private int asked;

	private final DiscoveryBackoff backoff = new DiscoveryBackoff(() -> this.now);

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
		this.now += TimeUnit.MILLISECONDS.toNanos(milliseconds);
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
			assertThat(this.backoff.pause()).isEqualTo(Duration.ofMillis(wait));
			pass(wait - 1);
			fails();
			assertThat(this.asked).isEqualTo(before + 1);
			pass(1);
			assertThat(this.backoff.pause()).isZero();
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
