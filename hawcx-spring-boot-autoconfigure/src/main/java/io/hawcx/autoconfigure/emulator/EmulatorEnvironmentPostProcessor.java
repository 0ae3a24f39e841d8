package io.hawcx.autoconfigure.emulator;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.apache.commons.logging.Log;

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.logging.DeferredLogFactory;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Sets aside what leads to another Hawcx where an emulator is enabled, such as
 * production's address and keys in {@code application.yml} beside an emulator in a
 * profile for development. An empty value counts as absent, and hides files and
 * placeholders that exist in production alone.
 */
class EmulatorEnvironmentPostProcessor implements EnvironmentPostProcessor, Ordered {

	static final String SOURCE = "hawcxEmulator";

	private static final String API_PREFIX = ".management.api-prefix";

	private static final String ENABLED = "hawcx.emulator.enabled";

	private final Log logger;

	EmulatorEnvironmentPostProcessor(DeferredLogFactory logs) {
		this.logger = logs.getLog(EmulatorEnvironmentPostProcessor.class);
	}

	@Override
	public int getOrder() {
		// After every source of properties.
		return Ordered.LOWEST_PRECEDENCE;
	}

	@Override
	public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
		if (!isEnabled(environment)) {
			return;
		}
		List<String> present = Stream
			.concat(EmulatorConnectionDetails.replacedProperties().stream(),
					EmulatorTenantProperties.names(environment)
						.stream()
						.flatMap((tenant) -> EmulatorTenantProperties.replacedProperties(tenant).stream()))
			.filter((name) -> hasText(environment, name))
			.toList();
		if (present.isEmpty()) {
			return;
		}
		Map<String, Object> properties = new LinkedHashMap<>();
		present.forEach((name) -> properties.put(name, name.endsWith(API_PREFIX) ? "/v1" : ""));
		environment.getPropertySources().addFirst(new MapPropertySource(SOURCE, properties));
		this.logger.info(ENABLED + " is true, so the application uses the Hawcx emulator, and these properties are set "
				+ "aside: " + String.join(", ", present) + ".");
	}

	// Without resolving placeholders, which may exist in production alone.
	private static boolean hasText(ConfigurableEnvironment environment, String name) {
		return !value(environment, name).isEmpty();
	}

	private static boolean isEnabled(ConfigurableEnvironment environment) {
		String enabled = value(environment, ENABLED);
		try {
			return "true".equalsIgnoreCase(environment.resolveRequiredPlaceholders(enabled));
		}
		catch (IllegalArgumentException ex) {
			// Told at the property itself, with its placeholder.
			return false;
		}
	}

	private static String value(ConfigurableEnvironment environment, String name) {
		ConfigurationPropertyName wanted = ConfigurationPropertyName.of(name);
		for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
			ConfigurationProperty property = source.getConfigurationProperty(wanted);
			if (property != null) {
				return String.valueOf(property.getValue()).trim();
			}
		}
		return "";
	}

}
