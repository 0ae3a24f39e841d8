package io.hawcx.autoconfigure.security;

import java.util.LinkedHashMap;
import java.util.Map;

import io.hawcx.emulator.EmulatorCredentials;

/**
 * Properties of an application whose tenants are configured and not written by hand.
 */
final class ConfiguredTenants {

	private ConfiguredTenants() {
	}

	static Map<String, ?> properties(Tenants tenants) {
		Map<String, Object> properties = new LinkedHashMap<>();
		properties.put("hawcx.login.permit-all", "/public/**");
		properties.put("hawcx.login.code-handover.enabled", "true");
		properties.put("hawcx.login.code-handover.token.enabled", "true");
		for (String name : tenants.names()) {
			EmulatorCredentials project = tenants.emulator(name).credentials();
			String prefix = "hawcx.tenants." + name;
			properties.put(prefix + ".base-url", project.issuer());
			properties.put(prefix + ".config-id", project.configId());
			properties.put(prefix + ".client-id", project.publicClientId());
		}
		return properties;
	}

}
