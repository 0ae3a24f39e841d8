package io.hawcx.security.internal;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Counts refused codes per remote address, IPv6 by its first 64 bits, since who has one
 * such address commonly has all of them; each minute anew. It remembers a bounded number
 * of addresses and forgets the one that failed least recently. Thread-safe.
 */
public final class FailureLimit {

	/**
	 * How many addresses are remembered.
	 */
	public static final int MOST_ADDRESSES = 10_000;

	private static final long WINDOW = Duration.ofMinutes(1).toMillis();

	private static final int PREFIX_BYTES = 8;

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
		String network = network(address);
		long now = this.clock.millis();
		synchronized (this.windows) {
			Window window = this.windows.get(network);
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
		String network = network(address);
		long now = this.clock.millis();
		synchronized (this.windows) {
			Window window = this.windows.get(network);
			this.windows.put(network, (window == null || window.isOver(now)) ? new Window(now, 1)
					: new Window(window.start, window.failures + 1));
		}
	}

	// Never asks a name server: what holds a colon is taken for an address, or refused.
	private static String network(String address) {
		if (address.indexOf(':') < 0) {
			return address;
		}
		try {
			InetAddress parsed = InetAddress.getByName(address.replaceFirst("%.*", ""));
			return (parsed instanceof Inet6Address) ? HexFormat.of().formatHex(parsed.getAddress(), 0, PREFIX_BYTES)
					: parsed.getHostAddress();
		}
		catch (UnknownHostException ex) {
			return address;
		}
	}

	private record Window(long start, int failures) {

		boolean isOver(long now) {
			return now - this.start >= WINDOW || now < this.start;
		}

	}

}
