package io.hawcx.oauth;

import java.time.Clock;
import java.time.Duration;

import io.hawcx.http.HttpTransport;

/**
 * What a client is made of, checked.
 */
record OAuthSettings(String issuer, String configId, String clientId, HttpTransport transport, boolean ownsTransport,
		Clock clock, Duration timeout, Duration clockTolerance) {
}
