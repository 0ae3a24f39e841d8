package io.hawcx;

import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * What a {@link JwkSetCache} knows of one key set. Immutable.
 *
 * @param address where the keys are published
 * @param keyIds the ids of the usable keys that have one, in the set's order
 * @param age how long ago they were fetched
 * @since 0.1.0
 */
public record CachedJwkSet(URI address, List<String> keyIds, Duration age) {

	/**
	 * Create a description.
	 * @param address where the keys are published
	 * @param keyIds the ids of the usable keys that have one, in the set's order
	 * @param age how long ago they were fetched
	 */
	public CachedJwkSet {
		keyIds = List.copyOf(keyIds);
	}

}
