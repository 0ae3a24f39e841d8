package io.hawcx.autoconfigure.security;

import java.time.Duration;

import io.hawcx.autoconfigure.diagnostics.HawcxConfigurationException;

import org.springframework.util.ClassUtils;

/**
 * Refuses numbers and values of {@code hawcx.login.code-handover.*} that cannot work.
 */
final class TokenRules {

	private static final String SESSION = "org.springframework.session.Session";

	private static final Duration LONGEST = Duration.ofDays(3650);

	private TokenRules() {
	}

	static void check(String prefix, HawcxLoginProperties.CodeHandover handover) {
		HawcxLoginProperties.CodeHandover.Token token = handover.getToken();
		String name = prefix + ".token";
		checkTime(name + ".idle-timeout", token.getIdleTimeout());
		checkTime(name + ".lifetime", token.getLifetime());
		checkNumber(name + ".failures-per-minute", token.getFailuresPerMinute());
		checkNumber(prefix + ".failures-per-minute", handover.getFailuresPerMinute());
		if (token.isEnabled()) {
			checkNeeds(name + ".enabled", prefix, handover.isEnabled());
		}
	}

	private static void checkNeeds(String property, String prefix, boolean handover) {
		if (!handover) {
			throw new HawcxConfigurationException(property,
					property + " has no effect while " + prefix + ".enabled is false.",
					"Set " + prefix + ".enabled=true, or remove " + property + ".");
		}
		if (!ClassUtils.isPresent(SESSION, null)) {
			throw new HawcxConfigurationException(property,
					property + " needs Spring Session, which is not on the class path.",
					"Add the dependency org.springframework.session:spring-session-core, or a starter such as "
							+ "spring-boot-starter-session-data-redis where several nodes share the sessions.");
		}
	}

	private static void checkNumber(String property, int failures) {
		if (failures < 0) {
			throw new HawcxConfigurationException(property, property + " must not be negative.",
					"Write a number such as 30, 0 for no limit, or remove " + property + ".");
		}
	}

	private static void checkTime(String property, Duration time) {
		if (time.toSeconds() < 1 || time.compareTo(LONGEST) > 0) {
			throw new HawcxConfigurationException(property, property + " must be from 1s to 3650d.",
					"Write a duration such as 14d, or remove " + property + ".");
		}
	}

}
