package io.hawcx.internal.exchange;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What {@link CompletableFuture} lacks to write a call as a chain of steps.
 */
public final class Stages {

	private Stages() {
	}

	/**
	 * Take a step now, on the current thread.
	 * @param <T> what it brings
	 * @param step the step
	 * @return complete, with what the step brought or threw
	 */
	public static <T> CompletableFuture<T> of(Supplier<T> step) {
		try {
			return CompletableFuture.completedFuture(step.get());
		}
		catch (RuntimeException | Error ex) {
			// An error too: others may wait for what this step was to bring.
			return CompletableFuture.failedFuture(ex);
		}
	}

	/**
	 * Tell a failure in the words of the call that it ended.
	 * @param <T> what the stage brings
	 * @param <X> the type of failure
	 * @param stage the stage
	 * @param type the type of failure; others stay as they are
	 * @param mapping makes the exception that replaces it
	 * @return the stage with its failure replaced
	 */
	public static <T, X extends Throwable> CompletableFuture<T> mapFailure(CompletableFuture<T> stage, Class<X> type,
			Function<X, RuntimeException> mapping) {
		return stage.exceptionallyCompose((failure) -> {
			Throwable bare = unwrap(failure);
			return CompletableFuture.failedFuture(type.isInstance(bare) ? mapping.apply(type.cast(bare)) : bare);
		});
	}

	/**
	 * Return how long to wait for what has a deadline of its own.
	 * @param deadline the deadline
	 * @return nanoseconds: a second more
	 */
	static long patience(Duration deadline) {
		long nanos = TimeUnit.NANOSECONDS.convert(deadline);
		return Math.max(nanos, nanos + TimeUnit.SECONDS.toNanos(1));
	}

	/**
	 * Return a failure without what dependent stages wrap around it.
	 * @param failure what a stage was told
	 * @return what went wrong
	 */
	public static Throwable unwrap(Throwable failure) {
		Throwable cause = failure.getCause();
		return (failure instanceof CompletionException && cause != null) ? cause : failure;
	}

}
