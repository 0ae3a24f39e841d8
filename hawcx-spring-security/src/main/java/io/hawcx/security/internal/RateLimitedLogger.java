package io.hawcx.security.internal;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

import org.apache.commons.logging.Log;

/**
 * Warns of what anybody on the network can provoke: the first few times of a minute in
 * full, and from then on by a count once a minute, for each code; at DEBUG every line is
 * there. Thread-safe.
 */
public final class RateLimitedLogger {

	private static final int MOST_LINES = 5;

	private static final long WINDOW = Duration.ofMinutes(1).toNanos();

	private final Log logger;

	private final LongSupplier nanoTime;

	private final Map<String, Window> windows = new ConcurrentHashMap<>();

	/**
	 * Create a log.
	 * @param logger where lines go
	 */
	public RateLimitedLogger(Log logger) {
		this(logger, System::nanoTime);
	}

	/**
	 * Create a log.
	 * @param logger where lines go
	 * @param nanoTime the monotonic time
	 */
	RateLimitedLogger(Log logger, LongSupplier nanoTime) {
		this.logger = logger;
		this.nanoTime = nanoTime;
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
				if (window.left > 0) {
					this.logger.warn("[" + code + "] happened " + window.left + " times more within a minute");
				}
				window.start = now;
				window.lines = 0;
				window.left = 0;
			}
			if (window.lines < MOST_LINES) {
				window.lines++;
				this.logger.warn((window.lines < MOST_LINES) ? line
						: line + " (further ones of the next minute are only counted)");
			}
			else {
				window.left++;
				this.logger.debug(line);
			}
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
