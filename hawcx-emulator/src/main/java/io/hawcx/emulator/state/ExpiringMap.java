package io.hawcx.emulator.state;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Entries that are forgotten when their time is over, and the oldest ones when there are
 * too many. Thread-safe.
 *
 * @param <V> what is remembered
 */
public final class ExpiringMap<V> {

	private static final int CAPACITY = 10_000;

	private final Map<String, Entry<V>> entries = new LinkedHashMap<>();

	private final Clock clock;

	/**
	 * Create an empty map.
	 * @param clock what entries expire on
	 */
	public ExpiringMap(Clock clock) {
		this.clock = clock;
	}

	/**
	 * Remember a value, in place of an older one.
	 * @param key its key
	 * @param value the value
	 * @param lifetime for how long
	 */
	public synchronized void put(String key, V value, Duration lifetime) {
		Instant now = this.clock.instant();
		this.entries.values().removeIf((entry) -> !now.isBefore(entry.expiry()));
		this.entries.remove(key);
		this.entries.put(key, new Entry<>(value, now.plus(lifetime)));
		if (this.entries.size() > CAPACITY) {
			Iterator<Entry<V>> oldest = this.entries.values().iterator();
			oldest.next();
			oldest.remove();
		}
	}

	/**
	 * Remember a value unless its key is known.
	 * @param key its key
	 * @param value the value
	 * @param lifetime for how long
	 * @return whether the key was new
	 */
	public synchronized boolean putIfAbsent(String key, V value, Duration lifetime) {
		if (get(key) != null) {
			return false;
		}
		put(key, value, lifetime);
		return true;
	}

	/**
	 * Find a value.
	 * @param key its key
	 * @return the value, or {@code null} if it is unknown or over
	 */
	public synchronized @Nullable V get(@Nullable String key) {
		Entry<V> entry = (key != null) ? this.entries.get(key) : null;
		return (entry != null && this.clock.instant().isBefore(entry.expiry())) ? entry.value() : null;
	}

	/**
	 * Find a value and forget it.
	 * @param key its key
	 * @return the value, or {@code null} if it is unknown or over
	 */
	public synchronized @Nullable V remove(@Nullable String key) {
		V value = get(key);
		this.entries.remove(key);
		return value;
	}

	synchronized int size() {
		return this.entries.size();
	}

	private record Entry<V>(V value, Instant expiry) {

		@Override
		public String toString() {
			// The value may be a code.
			return "Entry[expiry=" + this.expiry + "]";
		}

	}

}
