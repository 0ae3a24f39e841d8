package io.hawcx.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BooleanSupplier;

import org.jspecify.annotations.Nullable;

/**
 * Keeps one loaded value for a while. Callers that come while it is being loaded wait for
 * that one load and share its outcome; a failure is not kept for those who come later.
 *
 * @param <T> what is kept
 * @param <X> what loading may throw
 */
public final class SingleFlightCache<T, X extends Exception> {

	private final Loader<T, X> loader;

	private final Duration timeToLive;

	private final Clock clock;

	private final Object lock = new Object();

	private @Nullable T value;

	private Instant loadedAt = Instant.EPOCH;

	private @Nullable CompletableFuture<T> flight;

	/**
	 * Create an empty cache.
	 * @param loader loads the value on the thread of the first caller
	 * @param timeToLive how long a value is kept
	 * @param clock tells its age
	 */
	public SingleFlightCache(Loader<T, X> loader, Duration timeToLive, Clock clock) {
		this.loader = loader;
		this.timeToLive = timeToLive;
		this.clock = clock;
	}

	/**
	 * Return what is kept, without loading.
	 * @return the value, or {@code null} if there is none or it is too old
	 */
	public @Nullable T peek() {
		synchronized (this.lock) {
			return isFresh() ? this.value : null;
		}
	}

	/**
	 * Return what is kept, or load it.
	 * @return the value
	 * @throws X if loading failed
	 */
	public T get() throws X {
		T kept = peek();
		return (kept != null) ? kept : fly(null, () -> true);
	}

	/**
	 * Load again, unless somebody has done so since.
	 * @param stale the value that no longer serves the caller
	 * @param permission asked before a load is started, and not when one is joined
	 * @return a newer value, or the same one if loading was not permitted
	 * @throws X if loading failed
	 */
	public T refresh(T stale, BooleanSupplier permission) throws X {
		return fly(stale, permission);
	}

	private T fly(@Nullable T stale, BooleanSupplier permission) throws X {
		CompletableFuture<T> joined;
		CompletableFuture<T> own = new CompletableFuture<>();
		synchronized (this.lock) {
			T kept = this.value;
			if (kept != null && kept != stale && isFresh()) {
				return kept;
			}
			joined = this.flight;
			if (joined == null) {
				if (stale != null && !permission.getAsBoolean()) {
					return stale;
				}
				this.flight = own;
			}
		}
		return (joined != null) ? join(joined) : load(own);
	}

	private boolean isFresh() {
		return Duration.between(this.loadedAt, this.clock.instant()).abs().compareTo(this.timeToLive) < 0;
	}

	private T load(CompletableFuture<T> own) throws X {
		try {
			T loaded = this.loader.load();
			synchronized (this.lock) {
				this.value = loaded;
				this.loadedAt = this.clock.instant();
				this.flight = null;
			}
			own.complete(loaded);
			return loaded;
		}
		catch (Throwable ex) {
			synchronized (this.lock) {
				this.flight = null;
			}
			own.completeExceptionally(ex);
			throw ex;
		}
	}

	@SuppressWarnings("unchecked")
	private T join(CompletableFuture<T> flight) throws X {
		try {
			return flight.join();
		}
		catch (CompletionException ex) {
			if (ex.getCause() instanceof RuntimeException unchecked) {
				throw unchecked;
			}
			if (ex.getCause() instanceof Error error) {
				throw error;
			}
			throw (X) ex.getCause();
		}
	}

	/**
	 * Loads a value.
	 *
	 * @param <T> what is loaded
	 * @param <X> what loading may throw
	 */
	@FunctionalInterface
	public interface Loader<T, X extends Exception> {

		/**
		 * Load the value.
		 * @return the value
		 * @throws X if it cannot be loaded
		 */
		T load() throws X;

	}

}
