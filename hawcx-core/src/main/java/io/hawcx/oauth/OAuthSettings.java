package io.hawcx.oauth;

import java.time.Clock;
import java.time.Duration;

/**
 * What a client is made of, checked.
 */
record OAuthSettings(String issuer, String configId, String clientId, Clock clock, Duration timeout,
		Duration discoveryTimeout, Duration jwksCacheTtl, Duration clockTolerance, int maxAttempts) {
}
