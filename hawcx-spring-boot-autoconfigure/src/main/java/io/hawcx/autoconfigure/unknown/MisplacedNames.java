package io.hawcx.autoconfigure.unknown;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.core.env.Environment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * Finds properties of Hawcx that lie within a group of Spring Boot's, as when
 * {@code hawcx:} is indented below {@code spring:}. Within other groups they may be an
 * application's own.
 */
final class MisplacedNames {

	private static final Pattern WITHIN = Pattern
		.compile("(?:spring|server|management|logging)\\.(?:.*\\.)?(hawcx\\..*)");

	private MisplacedNames() {
	}

	/**
	 * Find them.
	 * @param environment where properties come from
	 * @param known tells whether a name is that of a property
	 * @return the names that were meant, by the names that are written
	 */
	static Map<String, String> find(Environment environment, Predicate<String> known) {
		Map<String, String> found = new TreeMap<>();
		for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
			if (source instanceof IterableConfigurationPropertySource iterable
					&& !(source.getUnderlyingSource() instanceof SystemEnvironmentPropertySource)) {
				for (ConfigurationPropertyName name : iterable) {
					Matcher within = WITHIN.matcher(name.toString());
					if (within.matches() && known.test(within.group(1))) {
						found.put(name.toString(), within.group(1));
					}
				}
			}
		}
		return found;
	}

}
