package io.hawcx.oauth;

import java.time.Clock;
import java.time.Duration;

import io.hawcx.internal.SettingNames;
import io.hawcx.internal.jose.KeySets;

/**
 * What a client is made of, checked.
 */
record OAuthSettings(String issuer, String configId, String clientId, Clock clock, Duration timeout,
		Duration discoveryTimeout, KeySets keySets, Duration jwksCacheTtl, Duration clockTolerance, int maxAttempts,
		SettingNames names) {
}
