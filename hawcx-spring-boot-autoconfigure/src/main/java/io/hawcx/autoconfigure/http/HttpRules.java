package io.hawcx.autoconfigure.http;

import io.hawcx.autoconfigure.diagnostics.HawcxConfigurationException;
import io.hawcx.observation.DefaultHawcxClientObservationConvention;
import io.hawcx.observation.HawcxClientObservationConvention;

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
		convention(prefix, http);
	}

	static HawcxClientObservationConvention convention(String prefix, HawcxHttpProperties http) {
		try {
			return new DefaultHawcxClientObservationConvention(http.getObservedPaths());
		}
		catch (IllegalArgumentException ex) {
			String property = prefix + ".observed-paths";
			throw new HawcxConfigurationException(property,
					property + " names a path that is none of the management API.",
					"Write paths of management calls, such as /v1/management/users/lock, or remove " + property + ".",
					ex);
		}
	}

}
