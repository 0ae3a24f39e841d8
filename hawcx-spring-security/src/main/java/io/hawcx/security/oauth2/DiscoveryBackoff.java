package io.hawcx.security.oauth2;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

import io.hawcx.DiscoveryException;
import org.jspecify.annotations.Nullable;

/**
 * Spares an issuer that is out of order: after two failures in a row those who ask within
 * half a second, then one, two and so on up to ten seconds, are told the last failure. A
 * single failure delays nobody. Thread-safe.
 */
final class DiscoveryBackoff {

	private static final Duration SHORTEST = Duration.ofMillis(500);

	private static final Duration LONGEST = Duration.ofSeconds(10);

	private final LongSupplier ticker;

	private volatile @Nullable Outage outage;

	/**
	 * Create a back-off.
	 * @param ticker nanoseconds that pass evenly whatever is done to the clock, such as
	 * {@link System#nanoTime()}
	 */
	DiscoveryBackoff(LongSupplier ticker) {
		this.ticker = ticker;
	}

	/**
	 * Ask the issuer without blocking, unless it is spared.
	 * @param <T> what it answers
	 * @param discovery asks it
	 * @return the answer, or the {@link DiscoveryException} of now or of the last time
	 */
	<T> CompletableFuture<T> askAsync(Supplier<CompletableFuture<T>> discovery) {
		Outage known = this.outage;
		long begun = this.ticker.getAsLong();
		if (known != null && begun - known.retryAt() < 0) {
			return CompletableFuture.failedFuture(known.failure());
		}
		CompletableFuture<T> answer = discovery.get();
		answer.whenComplete((found, failure) -> {
			if (failure instanceof DiscoveryException ex) {
				note(begun, ex);
			}
			else if (failure == null && known != null) {
				this.outage = null;
			}
		});
		return answer;
	}

	/**
	 * Ask the issuer, unless it is spared.
	 * @param <T> what it answers
	 * @param discovery asks it
	 * @return the answer
	 * @throws DiscoveryException of now or of the last time
	 */
	<T> T ask(Supplier<T> discovery) {
		Outage known = this.outage;
		if (known == null) {
			return attempt(discovery);
		}
		if (this.ticker.getAsLong() - known.retryAt() < 0) {
			throw known.failure();
		}
		T found = attempt(discovery);
		this.outage = null;
		return found;
	}

	/**
	 * Return how long the issuer is spared yet.
	 * @return the time, zero while it would be asked
	 */
	Duration pause() {
		Outage known = this.outage;
		long left = (known != null) ? known.retryAt() - this.ticker.getAsLong() : 0;
		return (left > 0) ? Duration.ofNanos(left) : Duration.ZERO;
	}

	private <T> T attempt(Supplier<T> discovery) {
		long begun = this.ticker.getAsLong();
		try {
			return discovery.get();
		}
		catch (DiscoveryException ex) {
			note(begun, ex);
			throw ex;
		}
	}

	private synchronized void note(long begun, DiscoveryException failure) {
		Outage known = this.outage;
		long now = this.ticker.getAsLong();
		if (known == null) {
			this.outage = new Outage(failure, now, now, SHORTEST);
		}
		else if (begun - known.failedAt() >= 0) {
			// Those who waited for one and the same attempt count once.
			Duration twice = known.next().multipliedBy(2);
			this.outage = new Outage(failure, now, now + known.next().toNanos(),
					(twice.compareTo(LONGEST) < 0) ? twice : LONGEST);
		}
	}

	/**
	 * What is known of an issuer out of order.
	 *
	 * @param failure what went wrong last
	 * @param failedAt when
	 * @param retryAt when it may be asked again
	 * @param next how long it will be spared if that fails too
	 */
	private record Outage(DiscoveryException failure, long failedAt, long retryAt, Duration next) {
	}

}
