package io.hawcx.autoconfigure;

import io.hawcx.autoconfigure.diagnostics.HawcxConfigurationException;
import io.hawcx.autoconfigure.internal.ConfiguredValues;
import io.hawcx.http.BaseUrl;

/**
 * Refuses values of {@code hawcx.management.*} that cannot work.
 */
final class ManagementRules {

	private ManagementRules() {
	}

	static void check(String prefix, HawcxManagementProperties management) {
		ConfiguredValues.positive(prefix + ".timeout", management.getTimeout());
		ConfiguredValues.notNegative(prefix + ".clock-skew", management.getClockSkew());
		try {
			BaseUrl.requireApiPrefix(management.getApiPrefix());
		}
		catch (IllegalArgumentException ex) {
			String property = prefix + ".api-prefix";
			throw new HawcxConfigurationException(property,
					property + " cannot be used: " + ConfiguredValues.clause(ex) + ".",
					"Write a plain path such as /v1, or remove " + property + ".", ex);
		}
	}

}
