package io.hawcx.autoconfigure.internal;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import io.hawcx.autoconfigure.diagnostics.HawcxConfigurationException;
import org.jspecify.annotations.Nullable;

import org.springframework.core.env.Environment;
import org.springframework.util.PlaceholderResolutionException;

/**
 * Refuses values of the properties that decide which beans there are, where Spring Boot
 * reads them in two ways: {@code on}, {@code yes}, {@code 1} and {@code true} with a
 * space at its end are true to a property and false to a condition, so that what is
 * switched on would be absent.
 */
public final class Switches {

	private static final String TRUE = "true";

	private static final Set<String> TRUE_TO_PROPERTIES = Set.of(TRUE, "on", "yes", "1");

	// What the conditions of these look for.
	private static final Map<String, String> WANTED = wanted();

	private Switches() {
	}

	private static Map<String, String> wanted() {
		Map<String, String> wanted = new LinkedHashMap<>();
		wanted.put("hawcx.emulator.enabled", TRUE);
		wanted.put("hawcx.login.enabled", TRUE);
		wanted.put("hawcx.login.code-handover.token.enabled", TRUE);
		wanted.put("hawcx.step-up.enabled", TRUE);
		wanted.put("hawcx.resource-server.enabled", TRUE);
		wanted.put("hawcx.replay-store", "redis");
		return wanted;
	}

	/**
	 * Refuse the first such value.
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
		for (Map.Entry<String, String> property : WANTED.entrySet()) {
			String value = value(environment, property.getKey());
			String wanted = property.getValue();
			if (!value.equalsIgnoreCase(wanted) && isToProperties(wanted, value.strip().toLowerCase(Locale.ROOT))) {
				return refusal(property.getKey(), wanted, value);
			}
		}
		return null;
	}

	// What nothing resolves is told with its placeholder.
	private static String value(Environment environment, String name) {
		try {
			return environment.getProperty(name, "");
		}
		catch (PlaceholderResolutionException ex) {
			return "";
		}
	}

	private static boolean isToProperties(String wanted, String value) {
		return wanted.equals(TRUE) ? TRUE_TO_PROPERTIES.contains(value) : wanted.equals(value);
	}

	private static HawcxConfigurationException refusal(String name, String wanted, String value) {
		String reason = value.strip().equalsIgnoreCase(wanted) ? " has a space or a line break beside its value."
				: " is switched on by another word than true, the only one that Spring Boot's conditions know.";
		return new HawcxConfigurationException(name, name + reason,
				"Write " + wanted + ", and nothing else, or remove " + name + ".");
	}

}
