package io.hawcx;

import java.util.List;

import io.hawcx.internal.Arguments;
import io.hawcx.internal.jose.KeySets;

/**
 * Keeps the JSON Web Key Sets (RFC 7517) by which Hawcx signs id_tokens and the replies
 * to management calls. Clients that are built with the same cache fetch the key set of an
 * address once for all of them, if they also have the same transport, clock and time to
 * live; where the discovery document names the address by which replies are checked too,
 * that is one set for both purposes. Clients for logins of one issuer share its discovery
 * document likewise, if they also have the same time for fetching it. A client that is
 * given no cache has one of its own.
 * <p>
 * How long keys are kept is an option of each client. A key set is forgotten with the
 * last client that uses it. Safe for use by several threads at once. Not for applications
 * to implement: builders take what {@link #create()} returns.
 *
 * @since 0.1.0
 */
public interface JwkSetCache {

	/**
	 * Create an empty cache. Nothing is fetched before a client needs a key.
	 * @return the cache
	 */
	static JwkSetCache create() {
		return create(HawcxListener.NONE);
	}

	/**
	 * Create an empty cache. Nothing is fetched before a client needs a key.
	 * @param listener is told of each fetch
	 * @return the cache
	 */
	static JwkSetCache create(HawcxListener listener) {
		return new KeySets(Arguments.requireNonNull("listener", listener));
	}

	/**
	 * Return the key sets that are in use and have been fetched.
	 * @return what is known of them now, in no order
	 */
	List<CachedJwkSet> contents();

	/**
	 * Return the discovery documents that clients for logins use and have fetched.
	 * @return what is known of them now, in no order
	 */
	List<CachedMetadata> metadata();

}
