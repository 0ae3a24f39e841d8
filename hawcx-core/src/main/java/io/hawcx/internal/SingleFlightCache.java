package io.hawcx.internal;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import io.hawcx.internal.exchange.RequestSender;
import io.hawcx.internal.exchange.Stages;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one loaded value for a while. Callers that come while it is being loaded wait for
 * that one load and share its outcome; a failure is not kept for those who come later.
 * Safe for use by several threads at once.
 *
 * @param <T> what is kept
 */
public final class SingleFlightCache<T> {

	private final Supplier<CompletableFuture<T>> loader;

	private final Duration timeToLive;

	private final Duration maxWait;

	private final ElapsedTime time;

	private final Object lock = new Object();

	private @Nullable T value;

	private long loadedAt;

	private @Nullable CompletableFuture<T> flight;

	/**
	 * Create an empty cache.
	 * @param loader begins to load the value, on the thread of the first caller
	 * @param timeToLive how long a value is kept
	 * @param maxWait how long a caller waits for a load that another has begun
	 * @param clock tells the value's age
	 */
	public SingleFlightCache(Supplier<CompletableFuture<T>> loader, Duration timeToLive, Duration maxWait,
			Clock clock) {
		this.loader = loader;
		this.timeToLive = timeToLive;
		this.maxWait = maxWait;
		this.time = ElapsedTime.of(clock);
	}

	/**
	 * Return what is kept, or load it.
	 * @param sender waits for a load under way; giving up does not end that
	 * @return the value, or why it could not be loaded
	 */
	public CompletableFuture<T> get(RequestSender sender) {
		CompletableFuture<T> joined;
		boolean first;
		synchronized (this.lock) {
			T kept = this.value;
			if (kept != null && isFresh()) {
				return CompletableFuture.completedFuture(kept);
			}
			joined = this.flight;
			first = joined == null;
			if (joined == null) {
				joined = new CompletableFuture<>();
				this.flight = joined;
			}
		}
		if (first) {
			load(joined);
		}
		return sender.await(joined, this.maxWait);
	}

	/**
	 * Return the age of what is kept.
	 * @return how long ago it was loaded, or {@code null} if nothing was
	 */
	public @Nullable Duration age() {
		synchronized (this.lock) {
			return (this.value != null) ? this.time.since(this.loadedAt) : null;
		}
	}

	private boolean isFresh() {
		return this.time.since(this.loadedAt).compareTo(this.timeToLive) < 0;
	}

	private void load(CompletableFuture<T> own) {
		Stages.of(this.loader).thenCompose((loading) -> loading).whenComplete((loaded, failure) -> {
			synchronized (this.lock) {
				if (failure == null) {
					this.value = loaded;
					this.loadedAt = this.time.now();
				}
				this.flight = null;
			}
			if (failure == null) {
				own.complete(loaded);
			}
			else {
				own.completeExceptionally(Stages.unwrap(failure));
			}
		});
	}

}
