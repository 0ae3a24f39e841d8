package io.hawcx.autoconfigure.aot;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import io.hawcx.autoconfigure.internal.ConfiguredValues;
import io.hawcx.autoconfigure.internal.TenantProperties;

import org.springframework.core.env.Environment;

/**
 * The properties that conditions of the starter read, and so much of their values as
 * decides: no address, id or key.
 */
final class DecidingProperties {

	static final String CONNECTION = "hawcx.base-url";

	static final String CLIENT_ID = "hawcx.client-id";

	private static final String TENANTS = "hawcx.tenants";

	static final String SET = "set";

	static final String NOT_SET = "not set";

	private static final List<String> CONNECTIONS = List.of(CONNECTION, "hawcx.config-id", CLIENT_ID,
			"hawcx.secret-key", "hawcx.secret-key-location", "hawcx.signing-key.location", "hawcx.signing-key.value",
			"hawcx.signing-key.key-id", "hawcx.management.authentication");

	private static final Map<String, String> DEFAULTS = defaults();

	private DecidingProperties() {
	}

	private static Map<String, String> defaults() {
		Map<String, String> defaults = new LinkedHashMap<>();
		defaults.put("hawcx.emulator.enabled", "false");
		defaults.put("hawcx.login.enabled", "true");
		defaults.put("hawcx.login.code-handover.token.enabled", "false");
		defaults.put("hawcx.step-up.enabled", "false");
		defaults.put("hawcx.resource-server.enabled", "false");
		defaults.put("hawcx.replay-store", "memory");
		return defaults;
	}

	/**
	 * Read what decides.
	 * @param environment the application's properties
	 * @return the names of the properties with {@code set} or {@code not set} for those
	 * of the connection and the tenants, and with their values for the others
	 */
	static Map<String, String> read(Environment environment) {
		Map<String, String> values = new LinkedHashMap<>();
		values.put(CONNECTION, state(environment, CONNECTIONS.stream()));
		values.put(CLIENT_ID, state(environment, Stream.of(CLIENT_ID)));
		values.put(TENANTS, TenantProperties.names(environment).isEmpty() ? NOT_SET : SET);
		DEFAULTS.forEach((name, value) -> values.put(name, value(environment, name, value)));
		return values;
	}

	/**
	 * Name the properties of the connection that are set.
	 * @param environment the application's properties
	 * @return their names
	 */
	static List<String> connection(Environment environment) {
		return CONNECTIONS.stream().filter((name) -> isSet(environment, name)).toList();
	}

	static boolean isOfConnection(String name) {
		return name.equals(CONNECTION) || name.equals(CLIENT_ID);
	}

	private static String value(Environment environment, String name, String defaultValue) {
		String value = ConfiguredValues.text(environment.getProperty(name));
		return (value != null) ? value.trim().toLowerCase(Locale.ROOT) : defaultValue;
	}

	private static String state(Environment environment, Stream<String> names) {
		return names.anyMatch((name) -> isSet(environment, name)) ? SET : NOT_SET;
	}

	private static boolean isSet(Environment environment, String name) {
		return ConfiguredValues.isSet(environment.getProperty(name));
	}

}
