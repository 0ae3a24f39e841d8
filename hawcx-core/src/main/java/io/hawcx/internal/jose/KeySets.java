package io.hawcx.internal.jose;

import java.lang.ref.WeakReference;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.hawcx.CachedJwkSet;
import io.hawcx.CachedMetadata;
import io.hawcx.HawcxListener;
import io.hawcx.JwkSetCache;
import io.hawcx.internal.DocumentFetcher;
import org.jspecify.annotations.Nullable;

/**
 * The key sets, and what else issuers publish, that the clients of one
 * {@link JwkSetCache} share. Safe for use by several threads at once.
 */
public final class KeySets implements JwkSetCache {

	private final HawcxListener listener;

	private final Map<Entry, WeakReference<?>> shared = new HashMap<>();

	/**
	 * Create an empty cache that nobody listens to.
	 */
	public KeySets() {
		this(HawcxListener.NONE);
	}

	/**
	 * Create an empty cache.
	 * @param listener is told of each fetch
	 */
	public KeySets(HawcxListener listener) {
		this.listener = listener;
	}

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
	public JwksCache get(URI address, DocumentFetcher fetcher, Duration timeToLive, Clock clock) {
		return share(JwksCache.class, new Key(address, fetcher.transport(), timeToLive, clock), () -> {
			JwksCache keys = new JwksCache(address, fetcher, timeToLive, clock);
			keys.tell(this.listener);
			return keys;
		});
	}

	/**
	 * Return what clients share, for as long as one of them holds on to it.
	 * @param <T> the type of what is shared
	 * @param type the same
	 * @param key what must be equal for clients to share it, beside the type
	 * @param create makes it for the first client
	 * @return what is shared
	 */
	public synchronized <T> T share(Class<T> type, Object key, Supplier<T> create) {
		Entry entry = new Entry(type, key);
		WeakReference<?> known = this.shared.get(entry);
		@Nullable Object value = (known != null) ? known.get() : null;
		if (value != null) {
			return type.cast(value);
		}
		this.shared.values().removeIf((reference) -> reference.get() == null);
		T created = create.get();
		this.shared.put(entry, new WeakReference<>(created));
		return created;
	}

	@Override
	public List<CachedJwkSet> contents() {
		return inUse(JwksCache.class).flatMap((keys) -> Stream.ofNullable(keys.contents())).toList();
	}

	@Override
	public List<CachedMetadata> metadata() {
		return inUse(SharedMetadata.class).flatMap((metadata) -> Stream.ofNullable(metadata.contents())).toList();
	}

	private synchronized <T> Stream<T> inUse(Class<T> type) {
		return this.shared.values()
			.stream()
			.map(WeakReference::get)
			.filter(type::isInstance)
			.map(type::cast)
			.toList()
			.stream();
	}

	/**
	 * A discovery document that clients share.
	 */
	public interface SharedMetadata {

		/**
		 * Describe it.
		 * @return its issuer and age, or {@code null} before it has been fetched
		 */
		@Nullable CachedMetadata contents();

	}

	private record Entry(Class<?> type, Object key) {
	}

	private record Key(URI address, Object transport, Duration timeToLive, Clock clock) {
	}

}
