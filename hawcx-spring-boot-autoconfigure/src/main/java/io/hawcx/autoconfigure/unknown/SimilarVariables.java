package io.hawcx.autoconfigure.unknown;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.Environment;
import org.springframework.core.env.StandardEnvironment;

/**
 * Finds environment variables and system properties whose names almost are those of
 * properties. Others that begin with {@code HAWCX_} are left alone: placeholders may name
 * them, and programs other than this one.
 */
final class SimilarVariables {

	private static final List<String> SOURCES = List.of(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
			StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME);

	private SimilarVariables() {
	}

	/**
	 * Find them.
	 * @param environment where variables come from
	 * @param similar told a variable's name, returns the property that was meant, or
	 * {@code null} if it is one or like none
	 * @return the properties that were meant, by the names that are written
	 */
	static Map<String, String> find(ConfigurableEnvironment environment, Function<String, @Nullable String> similar) {
		Map<String, String> found = new TreeMap<>();
		for (String source : SOURCES) {
			if (environment.getPropertySources().get(source) instanceof EnumerablePropertySource<?> variables) {
				for (String name : variables.getPropertyNames()) {
					String meant = isWritten(variables, name) ? similar.apply(name) : null;
					if (meant != null && !isUsed(environment, name)) {
						found.put(name, meant);
					}
				}
			}
		}
		return found;
	}

	private static boolean isWritten(EnumerablePropertySource<?> variables, String name) {
		return name.toLowerCase(Locale.ROOT).startsWith("hawcx")
				&& !String.valueOf(variables.getProperty(name)).isBlank();
	}

	// In a placeholder, its name is the application's own affair.
	private static boolean isUsed(Environment environment, String variable) {
		for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
			if (source instanceof IterableConfigurationPropertySource iterable) {
				for (ConfigurationPropertyName name : iterable) {
					ConfigurationProperty property = iterable.getConfigurationProperty(name);
					if (property != null && String.valueOf(property.getValue()).contains("${" + variable)) {
						return true;
					}
				}
			}
		}
		return false;
	}

}
