package io.hawcx.autoconfigure;

import java.time.Duration;

import io.hawcx.autoconfigure.diagnostics.HawcxConfigurationException;
import io.hawcx.autoconfigure.internal.ConfiguredValues;

/**
 * Refuses values of {@code hawcx.oauth.*} that cannot work.
 */
final class OAuthRules {

	private static final Duration LONGEST_ASSERTION = Duration.ofSeconds(120);

	private OAuthRules() {
	}

	static void check(String prefix, HawcxOAuthProperties oauth) {
		ConfiguredValues.positive(prefix + ".timeout", oauth.getTimeout());
		ConfiguredValues.positive(prefix + ".discovery-timeout", oauth.getDiscoveryTimeout());
		ConfiguredValues.positive(prefix + ".jwks-cache", oauth.getJwksCache());
		ConfiguredValues.notNegative(prefix + ".clock-tolerance", oauth.getClockTolerance());
		Duration lifetime = oauth.getAssertionLifetime();
		if (lifetime.compareTo(Duration.ofSeconds(1)) < 0 || lifetime.compareTo(LONGEST_ASSERTION) > 0
				|| lifetime.getNano() != 0) {
			String property = prefix + ".assertion-lifetime";
			throw new HawcxConfigurationException(property, property + " must be 1 to 120 whole seconds.",
					"Write a duration such as 60s, or remove " + property + ".");
		}
	}

}
