package io.hawcx.autoconfigure.tenant;

import io.hawcx.autoconfigure.diagnostics.HawcxConfigurationException;
import io.hawcx.autoconfigure.internal.ConfiguredValues;
import io.hawcx.autoconfigure.internal.TenantProperties;

import org.springframework.core.env.Environment;

/**
 * Refuses values of {@code hawcx.tenant-repository.*} that cannot work.
 */
final class RepositoryRules {

	private RepositoryRules() {
	}

	static void check(String prefix, HawcxTenantRepositoryProperties properties, Environment environment) {
		String size = prefix + ".cache-size";
		if (properties.getCacheSize() < 1) {
			throw new HawcxConfigurationException(size, size + " must be 1 or more.",
					"Write a number such as 1000, or remove " + size + ".");
		}
		ConfiguredValues.positive(prefix + ".time-to-live", properties.getTimeToLive());
		if (!TenantProperties.names(environment).isEmpty()) {
			throw new HawcxConfigurationException(TenantProperties.PREFIX,
					TenantProperties.PREFIX + ".* has no effect beside the application's HawcxTenantRepository.",
					"Remove " + TenantProperties.PREFIX + ".*, or the repository.");
		}
	}

}
