package io.hawcx.internal.jose;

import java.lang.ref.WeakReference;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.WeakHashMap;

import io.hawcx.internal.DocumentFetcher;
import org.jspecify.annotations.Nullable;

/**
 * One cache of keys for all clients that fetch the same address through the same
 * transport: Hawcx signs id_tokens and replies with keys of one set. A cache lives as
 * long as a client has it. Safe for use by several threads at once.
 */
public final class SharedJwks {

	// A cache holds its transport, so that a strong reference would keep both for ever.
	private static final Map<Object, Map<Key, WeakReference<JwksCache>>> CACHES = new WeakHashMap<>();

	private SharedJwks() {
	}

	/**
	 * Return the cache of an address.
	 * @param address where the keys are published
	 * @param fetcher fetches them if the cache is new
	 * @param timeToLive how long they are kept
	 * @param clock tells their age
	 * @return the cache, shared unless one of these is another
	 */
	public static JwksCache of(URI address, DocumentFetcher fetcher, Duration timeToLive, Clock clock) {
		Key key = new Key(address, timeToLive, clock);
		synchronized (CACHES) {
			Map<Key, WeakReference<JwksCache>> caches = CACHES.computeIfAbsent(fetcher.transport(),
					(transport) -> new HashMap<>());
			WeakReference<JwksCache> known = caches.get(key);
			@Nullable JwksCache cache = (known != null) ? known.get() : null;
			if (cache == null) {
				cache = new JwksCache(address, fetcher, timeToLive, clock);
				caches.put(key, new WeakReference<>(cache));
			}
			return cache;
		}
	}

	private record Key(URI address, Duration timeToLive, Clock clock) {
	}

}
