package io.hawcx.security.internal;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.ObjLongConsumer;

import org.apache.commons.logging.Log;

/**
 * Warns of what anybody on the network can provoke: the first few times of a minute in
 * full, and from then on by a count when the minute is over, for each code; at DEBUG
 * every line is there. Thread-safe.
 */
public final class RateLimitedLogger {

	private static final int MOST_LINES = 5;

	private static final long WINDOW = Duration.ofMinutes(1).toNanos();

	private final Log logger;

	private final LongSupplier nanoTime;

	private final ObjLongConsumer<Runnable> later;

	private final Map<String, Window> windows = new ConcurrentHashMap<>();

	/**
	 * Create a log.
	 * @param logger where lines go
	 */
	public RateLimitedLogger(Log logger) {
		this(logger, System::nanoTime,
				(task, nanos) -> CompletableFuture.delayedExecutor(nanos, TimeUnit.NANOSECONDS).execute(task));
	}

	/**
	 * Create a log.
	 * @param logger where lines go
	 * @param nanoTime the monotonic time
	 * @param later runs a task after so many nanoseconds
	 */
	RateLimitedLogger(Log logger, LongSupplier nanoTime, ObjLongConsumer<Runnable> later) {
		this.logger = logger;
		this.nanoTime = nanoTime;
		this.later = later;
	}

	/**
	 * Warn.
	 * @param code what happened, one of a few codes
	 * @param line the whole line
	 */
	public void warn(String code, String line) {
		long now = this.nanoTime.getAsLong();
		Window window = this.windows.computeIfAbsent(code, (name) -> new Window(now));
		synchronized (window) {
			if (now - window.start >= WINDOW) {
				tell(code, window);
				window.start = now;
				window.lines = 0;
			}
			if (window.lines < MOST_LINES) {
				window.lines++;
				this.logger.warn((window.lines < MOST_LINES) ? line
						: line + " (further ones of the next minute are only counted)");
			}
			else {
				if (++window.left == 1) {
					// Nothing more of this kind may ever come.
					this.later.accept(() -> tellOnceOver(code, window), window.start + WINDOW - now);
				}
				this.logger.debug(line);
			}
		}
	}

	private void tellOnceOver(String code, Window window) {
		synchronized (window) {
			if (this.nanoTime.getAsLong() - window.start >= WINDOW) {
				tell(code, window);
			}
		}
	}

	private void tell(String code, Window window) {
		if (window.left > 0) {
			this.logger.warn("[" + code + "] happened " + window.left + " times more within a minute");
			window.left = 0;
		}
	}

	private static final class Window {

		private long start;

		private int lines;

		private long left;

		Window(long start) {
			this.start = start;
		}

	}

}
