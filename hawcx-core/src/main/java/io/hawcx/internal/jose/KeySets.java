package io.hawcx.internal.jose;

import java.lang.ref.WeakReference;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import io.hawcx.JwkSetCache;
import io.hawcx.internal.DocumentFetcher;
import org.jspecify.annotations.Nullable;

/**
 * The key sets that the clients of one {@link JwkSetCache} share. Safe for use by several
 * threads at once.
 */
public final class KeySets implements JwkSetCache {

	private final Map<Key, WeakReference<JwksCache>> keySets = new HashMap<>();

	/**
	 * Accept a cache from a caller.
	 * @param cache what the caller handed in
	 * @return its key sets
	 * @throws IllegalArgumentException if it did not come from {@link JwkSetCache#create}
	 */
	public static KeySets of(@Nullable JwkSetCache cache) {
		if (cache instanceof KeySets own) {
			return own;
		}
		throw new IllegalArgumentException("jwkSetCache must be made by JwkSetCache.create()");
	}

	/**
	 * Return the keys of an address.
	 * @param address where the keys are published
	 * @param fetcher fetches them if they are not known yet
	 * @param timeToLive how long they are kept
	 * @param clock tells their age
	 * @return the keys, shared unless one of these, or the fetcher's transport, differs
	 */
	public synchronized JwksCache get(URI address, DocumentFetcher fetcher, Duration timeToLive, Clock clock) {
		Key key = new Key(address, fetcher.transport(), timeToLive, clock);
		WeakReference<JwksCache> known = this.keySets.get(key);
		@Nullable JwksCache keys = (known != null) ? known.get() : null;
		if (keys == null) {
			this.keySets.values().removeIf((reference) -> reference.get() == null);
			keys = new JwksCache(address, fetcher, timeToLive, clock);
			this.keySets.put(key, new WeakReference<>(keys));
		}
		return keys;
	}

	private record Key(URI address, Object transport, Duration timeToLive, Clock clock) {
	}

}
