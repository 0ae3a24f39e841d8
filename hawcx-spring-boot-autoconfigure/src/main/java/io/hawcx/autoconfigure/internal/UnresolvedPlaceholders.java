package io.hawcx.autoconfigure.internal;

import java.util.HashSet;
import java.util.Set;

import io.hawcx.autoconfigure.diagnostics.HawcxConfigurationException;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.core.env.Environment;
import org.springframework.util.PlaceholderResolutionException;

/**
 * Finds {@code hawcx.*} properties whose value has a placeholder that nothing resolves.
 * Spring leaves the text of such a placeholder in the value, or fails where no property
 * is named.
 */
public final class UnresolvedPlaceholders {

	private static final ConfigurationPropertyName HAWCX = ConfigurationPropertyName.of("hawcx");

	private UnresolvedPlaceholders() {
	}

	/**
	 * Refuse the first such property.
	 * @param environment where properties come from
	 * @throws HawcxConfigurationException if there is one
	 */
	public static void refuse(Environment environment) {
		HawcxConfigurationException found = find(environment);
		if (found != null) {
			throw found;
		}
	}

	static @Nullable HawcxConfigurationException find(Environment environment) {
		Set<ConfigurationPropertyName> seen = new HashSet<>();
		for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
			if (source instanceof IterableConfigurationPropertySource iterable) {
				for (ConfigurationPropertyName name : iterable) {
					// The first source that has a property decides.
					if (HAWCX.isAncestorOf(name) && seen.add(name)) {
						HawcxConfigurationException found = check(environment, source.getConfigurationProperty(name));
						if (found != null) {
							return found;
						}
					}
				}
			}
		}
		return null;
	}

	private static @Nullable HawcxConfigurationException check(Environment environment,
			@Nullable ConfigurationProperty property) {
		if (property == null || !(property.getValue() instanceof CharSequence value)) {
			return null;
		}
		try {
			environment.resolveRequiredPlaceholders(value.toString());
			return null;
		}
		catch (PlaceholderResolutionException ex) {
			String name = property.getName().toString();
			String placeholder = "${" + ex.getPlaceholder() + "}";
			// No cause: its message quotes the value.
			return new HawcxConfigurationException(name,
					name + " holds the placeholder " + placeholder + ", which nothing resolves.",
					"Set " + ex.getPlaceholder()
							+ " as an environment variable or a property, or write a default, as in ${"
							+ ex.getPlaceholder() + ":}, which counts as absent.");
		}
	}

}
