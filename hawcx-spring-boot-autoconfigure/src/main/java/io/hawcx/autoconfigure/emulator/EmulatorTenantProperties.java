package io.hawcx.autoconfigure.emulator;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import io.hawcx.autoconfigure.internal.ConfiguredValues;
import io.hawcx.autoconfigure.internal.TenantProperties;
import io.hawcx.emulator.EmulatorCredentials;
import io.hawcx.emulator.EmulatorTenant;
import io.hawcx.emulator.HawcxEmulator;

import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.Environment;
import org.springframework.core.env.PropertySource;

/**
 * The properties by which the tenants of an application, {@code hawcx.tenants.*}, are
 * connected to those of an emulator, for development and tests.
 *
 * @since 0.1.0
 */
public final class EmulatorTenantProperties {

	private static final Pattern NAME = Pattern.compile("[a-z0-9]{1,32}");

	private static final List<String> OF_A_PROJECT = List.of("hawcx.config-id", "hawcx.client-id", "hawcx.secret-key",
			"hawcx.secret-key-location", "hawcx.signing-key.location", "hawcx.signing-key.value",
			"hawcx.signing-key.key-id");

	private EmulatorTenantProperties() {
	}

	/**
	 * Find the tenants that an emulator can serve in place of Hawcx.
	 * @param environment the application's environment
	 * @return the names of those with a property, without names that no tenant can have
	 */
	public static Set<String> names(Environment environment) {
		Set<String> names = new LinkedHashSet<>(TenantProperties.names(environment));
		names.removeIf((name) -> !NAME.matcher(name).matches());
		return names;
	}

	/**
	 * Find out whether the application has a project beside its tenants, which
	 * {@code hawcx.*} describes. Where it has no tenants it has one in any case.
	 * @param environment the application's environment
	 * @return whether it has, whatever an emulator has set aside
	 */
	public static boolean describeMainProject(Environment environment) {
		return names(environment).isEmpty()
				|| OF_A_PROJECT.stream().anyMatch((property) -> isSetByApplication(environment, property));
	}

	private static boolean isSetByApplication(Environment environment, String property) {
		ConfigurationPropertyName name = ConfigurationPropertyName.of(property);
		for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
			ConfigurationProperty found = isOurs(source) ? null : source.getConfigurationProperty(name);
			if (found != null) {
				return ConfiguredValues.isSet(String.valueOf(found.getValue()));
			}
		}
		return false;
	}

	private static boolean isOurs(ConfigurationPropertySource source) {
		return source.getUnderlyingSource() instanceof PropertySource<?> underlying
				&& underlying.getName().startsWith(EmulatorEnvironmentPostProcessor.SOURCE);
	}

	/**
	 * Return the properties of a tenant that lead to another Hawcx than an emulator, or
	 * work with that one alone.
	 * @param tenant the tenant's name
	 * @return their names
	 */
	public static List<String> replacedProperties(String tenant) {
		return EmulatorConnectionDetails.replacedProperties()
			.stream()
			.filter((property) -> !property.startsWith("hawcx.http."))
			.map((property) -> TenantProperties.prefix(tenant) + property.substring("hawcx".length()))
			.toList();
	}

	/**
	 * Connect the tenants of an emulator.
	 * @param emulator the running emulator
	 * @param publicClient whether each is connected as the client that signs nothing;
	 * otherwise as the one that signs assertions
	 * @return the properties of all tenants that the emulator has, keys among them; empty
	 * where something is to be absent
	 */
	public static Map<String, Object> of(HawcxEmulator emulator, boolean publicClient) {
		Map<String, Object> properties = new LinkedHashMap<>();
		for (EmulatorTenant tenant : emulator.tenants()) {
			String name = String.valueOf(tenant.name());
			String prefix = TenantProperties.prefix(name);
			EmulatorCredentials credentials = tenant.credentials();
			replacedProperties(name).forEach((property) -> properties.put(property, ""));
			properties.put(prefix + ".management.api-prefix", "/v1");
			properties.put(prefix + ".base-url", credentials.issuer());
			properties.put(prefix + ".config-id", credentials.configId());
			properties.put(prefix + ".secret-key", credentials.secretKey());
			properties.put(prefix + ".client-id",
					publicClient ? credentials.publicClientId() : credentials.confidentialClientId());
			properties.put(prefix + ".signing-key.value", publicClient ? "" : credentials.privateJwk());
		}
		return properties;
	}

}
