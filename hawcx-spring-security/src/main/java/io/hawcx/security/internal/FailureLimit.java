package io.hawcx.security.internal;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Counts refused codes per remote address, each minute anew. It remembers a bounded
 * number of addresses and forgets the one that failed least recently. Thread-safe.
 */
public final class FailureLimit {

	/**
	 * How many addresses are remembered.
	 */
	public static final int MOST_ADDRESSES = 10_000;

	private static final long WINDOW = Duration.ofMinutes(1).toMillis();

	private final int most;

	private final Clock clock;

	private final Map<String, Window> windows = new LinkedHashMap<>(16, 0.75f, true) {

		private static final long serialVersionUID = 1L;

		@Override
		protected boolean removeEldestEntry(Map.Entry<String, Window> eldest) {
			return size() > MOST_ADDRESSES;
		}

	};

	/**
	 * Create a limit.
	 * @param most how many failures a minute may have; 0 for no limit
	 * @param clock tells the time
	 */
	public FailureLimit(int most, Clock clock) {
		this.most = most;
		this.clock = clock;
	}

	/**
	 * Create what limits nothing.
	 * @return no limit
	 */
	public static FailureLimit none() {
		return new FailureLimit(0, Clock.systemUTC());
	}

	/**
	 * Tell how long an address has to wait.
	 * @param address the remote address
	 * @return zero if it may try now
	 */
	public Duration pause(String address) {
		if (this.most == 0) {
			return Duration.ZERO;
		}
		long now = this.clock.millis();
		synchronized (this.windows) {
			Window window = this.windows.get(address);
			if (window == null || window.isOver(now) || window.failures < this.most) {
				return Duration.ZERO;
			}
			return Duration.ofMillis(window.start + WINDOW - now);
		}
	}

	/**
	 * Count a failure.
	 * @param address the remote address
	 */
	public void fail(String address) {
		if (this.most == 0) {
			return;
		}
		long now = this.clock.millis();
		synchronized (this.windows) {
			Window window = this.windows.get(address);
			this.windows.put(address, (window == null || window.isOver(now)) ? new Window(now, 1)
					: new Window(window.start, window.failures + 1));
		}
	}

	private record Window(long start, int failures) {

		boolean isOver(long now) {
			return now - this.start >= WINDOW || now < this.start;
		}

	}

}
