package io.hawcx.security.internal;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.ObjLongConsumer;

import org.apache.commons.logging.Log;
import org.jspecify.annotations.Nullable;

/**
 * Warns of what anybody on the network can provoke: the first few times of a minute in
 * full, and from then on by a count when the minute is over, for each code and tenant, so
 * that no tenant's lines crowd out another's; of many tenants those beyond twenty a
 * minute count together. At DEBUG every line is there. Thread-safe.
 */
public final class RateLimitedLogger {

	private static final int MOST_LINES = 5;

	private static final int MOST_TENANTS = 20;

	private static final String FURTHER_TENANTS = "";

	private static final long WINDOW = Duration.ofMinutes(1).toNanos();

	private final Log logger;

	private final LongSupplier nanoTime;

	private final ObjLongConsumer<Runnable> later;

	private final Map<Key, Window> windows = new ConcurrentHashMap<>();

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
		warn(code, null, line);
	}

	/**
	 * Warn of something that is a tenant's.
	 * @param code what happened, one of a few codes
	 * @param tenant the tenant, or {@code null} if there is none
	 * @param line the whole line
	 */
	public void warn(String code, @Nullable String tenant, String line) {
		long now = this.nanoTime.getAsLong();
		Window window = window(new Key(code, tenant), now);
		synchronized (window) {
			if (window.isOver(now)) {
				tell(window);
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
					this.later.accept(() -> tellOnceOver(window), window.start + WINDOW - now);
				}
				this.logger.debug(line);
			}
		}
	}

	private Window window(Key key, long now) {
		Window known = this.windows.get(key);
		if (known != null) {
			return known;
		}
		synchronized (this.windows) {
			boolean room = key.tenant() == null || isRoom(key.code(), now);
			return this.windows.computeIfAbsent(room ? key : new Key(key.code(), FURTHER_TENANTS),
					(kept) -> new Window(kept, now));
		}
	}

	// Tenants of whom nothing came for a minute make room for others.
	private boolean isRoom(String code, long now) {
		if (countTenants(code) >= MOST_TENANTS) {
			this.windows.values().removeIf((window) -> window.key.isOfTenant(code) && window.isOver(now));
		}
		return countTenants(code) < MOST_TENANTS;
	}

	private long countTenants(String code) {
		return this.windows.keySet().stream().filter((key) -> key.isOfTenant(code)).count();
	}

	private void tellOnceOver(Window window) {
		synchronized (window) {
			if (window.isOver(this.nanoTime.getAsLong())) {
				tell(window);
			}
		}
	}

	private void tell(Window window) {
		if (window.left > 0) {
			this.logger.warn(window.key + " happened " + window.left + " times more within a minute");
			window.left = 0;
		}
	}

	/**
	 * What is counted together.
	 *
	 * @param code what happened
	 * @param tenant whose it is, {@link #FURTHER_TENANTS}, or {@code null} for nobody's
	 */
	private record Key(String code, @Nullable String tenant) {

		boolean isOfTenant(String code) {
			return this.tenant != null && !this.tenant.equals(FURTHER_TENANTS) && this.code.equals(code);
		}

		@Override
		public String toString() {
			String name = "[" + this.code + "]";
			if (this.tenant == null) {
				return name;
			}
			return name + (this.tenant.equals(FURTHER_TENANTS) ? " of further tenants"
					: " of tenant '" + this.tenant + "'");
		}

	}

	private static final class Window {

		private final Key key;

		private long start;

		private int lines;

		private long left;

		Window(Key key, long start) {
			this.key = key;
			this.start = start;
		}

		synchronized boolean isOver(long now) {
			return now - this.start >= WINDOW;
		}

	}

}
