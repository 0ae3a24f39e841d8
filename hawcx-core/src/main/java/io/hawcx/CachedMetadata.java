package io.hawcx;

import java.time.Duration;

/**
 * What a {@link JwkSetCache} knows of one issuer's discovery document. Immutable.
 *
 * @param issuer whose it is
 * @param age how long ago it was fetched
 * @since 0.1.0
 */
public record CachedMetadata(String issuer, Duration age) {

}
