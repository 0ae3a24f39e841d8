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
		properties.put("hawcx.step-up.enabled", "true");
		for (String name : tenants.names()) {
			put(properties, "hawcx.tenants." + name, tenants.emulator(name).credentials());
		}
		return properties;
	}

	/**
	 * Return those of tenants beside a project of {@code hawcx.*}; beta has no key for
	 * management calls.
	 */
	static Map<String, Object> besideMain(Tenants tenants) {
		Map<String, Object> properties = new LinkedHashMap<>();
		put(properties, "hawcx.tenants.acme", tenants.emulator("acme").credentials());
		put(properties, "hawcx.tenants.beta", tenants.emulator("beta").credentials());
		properties.remove("hawcx.tenants.beta.secret-key");
		return properties;
	}

	static void put(Map<String, Object> properties, String prefix, EmulatorCredentials project) {
		properties.put(prefix + ".base-url", project.issuer());
		properties.put(prefix + ".config-id", project.configId());
		properties.put(prefix + ".client-id", project.publicClientId());
		properties.put(prefix + ".secret-key", project.secretKey());
	}

}
