package io.hawcx.autoconfigure.tenant;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * Looks tenants up, each once at a time: whoever asks while another does shares the
 * outcome. Every wait has a limit, and so has the number of threads that are used for
 * those who must not block. Thread-safe.
 */
final class TenantLookups implements AutoCloseable {

	private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

	private static final int THREADS = 10;

	private static final int MOST_WAITING = 1000;

	private final Function<String, @Nullable HawcxTenant> lookup;

	private final Duration longestWait;

	private final Map<String, CompletableFuture<@Nullable HawcxTenant>> running = new ConcurrentHashMap<>();

	private final ThreadPoolExecutor threads;

	/**
	 * Create it.
	 * @param lookup looks a name up, and may block
	 */
	TenantLookups(Function<String, @Nullable HawcxTenant> lookup) {
		this(lookup, LONGEST_WAIT, THREADS, MOST_WAITING);
	}

	TenantLookups(Function<String, @Nullable HawcxTenant> lookup, Duration longestWait, int threads, int mostWaiting) {
		this.lookup = lookup;
		this.longestWait = longestWait;
		this.threads = new ThreadPoolExecutor(threads, threads, 30, TimeUnit.SECONDS,
				new LinkedBlockingQueue<>(mostWaiting), (task) -> {
					Thread thread = new Thread(task, "hawcx-tenant-lookup");
					thread.setDaemon(true);
					return thread;
				});
		this.threads.allowCoreThreadTimeOut(true);
	}

	/**
	 * Look a name up on this thread, or wait for the one that does.
	 * @param name the name
	 * @return the tenant, or {@code null} if there is none
	 */
	@Nullable HawcxTenant now(String name) {
		CompletableFuture<@Nullable HawcxTenant> own = new CompletableFuture<>();
		CompletableFuture<@Nullable HawcxTenant> others = this.running.putIfAbsent(name, own);
		if (others == null) {
			run(name, own);
		}
		try {
			return ((others != null) ? others : own).get(this.longestWait.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (ExecutionException ex) {
			if (ex.getCause() instanceof RuntimeException failure) {
				throw failure;
			}
			throw new IllegalStateException("The tenant '" + name + "' could not be looked up.", ex.getCause());
		}
		catch (TimeoutException ex) {
			throw late(name, ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("Interrupted while the tenant '" + name + "' was looked up.", ex);
		}
	}

	/**
	 * Look a name up on another thread, or share what one that does finds.
	 * @param name the name
	 * @return a future of the caller's own
	 */
	CompletableFuture<@Nullable HawcxTenant> later(String name) {
		CompletableFuture<@Nullable HawcxTenant> own = new CompletableFuture<>();
		CompletableFuture<@Nullable HawcxTenant> others = this.running.putIfAbsent(name, own);
		if (others == null) {
			start(name, own);
		}
		// A copy, as whoever asks may give up while others wait.
		return ((others != null) ? others : own).copy()
			.orTimeout(this.longestWait.toMillis(), TimeUnit.MILLISECONDS)
			.exceptionally((failure) -> {
				throw (failure instanceof TimeoutException) ? late(name, failure)
						: (failure instanceof RuntimeException known) ? known : new CompletionException(failure);
			});
	}

	private void start(String name, CompletableFuture<@Nullable HawcxTenant> outcome) {
		try {
			this.threads.execute(() -> run(name, outcome));
		}
		catch (RejectedExecutionException ex) {
			this.running.remove(name, outcome);
			outcome.completeExceptionally(new IllegalStateException(
					"The tenant '" + name + "' is not looked up: too many others are, or the application stops.", ex));
		}
	}

	private void run(String name, CompletableFuture<@Nullable HawcxTenant> outcome) {
		HawcxTenant found;
		try {
			found = this.lookup.apply(name);
		}
		catch (RuntimeException | Error ex) {
			this.running.remove(name, outcome);
			outcome.completeExceptionally(ex);
			return;
		}
		this.running.remove(name, outcome);
		outcome.complete(found);
	}

	private IllegalStateException late(String name, Throwable cause) {
		return new IllegalStateException("The tenant '" + name + "' was not found within "
				+ this.longestWait.toSeconds() + " s: give the HawcxTenantRepository a limit for its time.", cause);
	}

	@Override
	public void close() {
		this.threads.shutdownNow();
	}

}
