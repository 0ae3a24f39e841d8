package io.hawcx.autoconfigure.http;

import io.hawcx.autoconfigure.diagnostics.HawcxConfigurationException;

/**
 * Refuses values of {@code hawcx.http.*} that cannot work.
 */
final class HttpRules {

	private static final int MOST_ATTEMPTS = 3;

	private HttpRules() {
	}

	static void check(String prefix, HawcxHttpProperties http) {
		String property = prefix + ".max-attempts";
		int attempts = http.getMaxAttempts();
		if (attempts < 1 || attempts > MOST_ATTEMPTS) {
			throw new HawcxConfigurationException(property, property + " must be 1, for no retries, to 3.",
					"Write 1, 2 or 3, or remove " + property + ".");
		}
	}

}
