package io.hawcx.emulator.internal.state;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

/**
 * A map whose entries expire, and whose oldest entry makes room when it is full.
 * Thread-safe.
 *
 * @param <V> what is remembered
 */
public final class ExpiringMap<V> {

	/** How many entries are kept unless said otherwise. */
	public static final int CAPACITY = 10_000;

	/** In the order in which they came. */
	private final Map<String, Entry<V>> entries = new LinkedHashMap<>();

	/** In the order in which they expire, so that not all have to be looked at. */
	private final TreeSet<Entry<V>> byExpiry = new TreeSet<>(
			Comparator.<Entry<V>, Instant>comparing(Entry::expiry).thenComparingLong(Entry::number));

	private final Clock clock;

	private final int capacity;

	private long count;

	/**
	 * Create an empty map of 10,000 entries at most.
	 * @param clock what entries expire on
	 */
	public ExpiringMap(Clock clock) {
		this(clock, CAPACITY);
	}

	/**
	 * Create an empty map.
	 * @param clock what entries expire on
	 * @param capacity how many entries are kept at most
	 */
	public ExpiringMap(Clock clock, int capacity) {
		this.clock = clock;
		this.capacity = capacity;
	}

	/**
	 * Remember a value, in place of an older one.
	 * @param key its key
	 * @param value the value
	 * @param lifetime for how long
	 */
	public synchronized void put(String key, V value, Duration lifetime) {
		Instant now = removeExpired();
		forget(key);
		if (this.entries.size() == this.capacity) {
			forget(this.entries.keySet().iterator().next());
		}
		Entry<V> entry = new Entry<>(key, value, now.plus(lifetime), ++this.count);
		this.entries.put(key, entry);
		this.byExpiry.add(entry);
	}

	private Instant removeExpired() {
		Instant now = this.clock.instant();
		while (!this.byExpiry.isEmpty() && !now.isBefore(this.byExpiry.first().expiry())) {
			forget(this.byExpiry.first().key());
		}
		return now;
	}

	private void forget(@Nullable String key) {
		Entry<V> entry = this.entries.remove(key);
		if (entry != null) {
			this.byExpiry.remove(entry);
		}
	}

	/**
	 * Remember a new value, unless that would push an older one out.
	 * @param key its key, which is unknown
	 * @param value the value
	 * @param lifetime for how long
	 * @return whether there was room
	 */
	public synchronized boolean putIfRoom(String key, V value, Duration lifetime) {
		removeExpired();
		if (this.entries.size() >= this.capacity) {
			return false;
		}
		put(key, value, lifetime);
		return true;
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
		forget(key);
		return value;
	}

	/**
	 * Return all values whose time is not over.
	 * @return a copy, the oldest first
	 */
	public synchronized List<V> values() {
		Instant now = this.clock.instant();
		return this.entries.values()
			.stream()
			.filter((entry) -> now.isBefore(entry.expiry()))
			.map(Entry::value)
			.toList();
	}

	synchronized int size() {
		return this.entries.size();
	}

	private record Entry<V>(String key, V value, Instant expiry, long number) {

		@Override
		public String toString() {
			// Key and value may be a code.
			return "Entry[expiry=" + this.expiry + "]";
		}

	}

}
