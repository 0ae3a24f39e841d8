package io.hawcx.autoconfigure.security;

import java.util.regex.Pattern;

import io.hawcx.autoconfigure.diagnostics.HawcxConfigurationException;
import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;

/**
 * Refuses a {@code hawcx.login.redirect-uri} that the default chain does not answer: a
 * browser that came back there would be sent to Hawcx again. A chain of the application
 * may answer any.
 */
final class CallbackAddress {

	private static final String PROPERTY = "hawcx.login.redirect-uri";

	// A proxy may put something before it.
	private static final Pattern CALLBACK = Pattern.compile("[^?#]*/(login|\\{action})/oauth2/code/[^/?#]+");

	private CallbackAddress() {
	}

	static void requireAnswered(@Nullable String redirectUri) {
		if (StringUtils.hasText(redirectUri) && !CALLBACK.matcher(redirectUri).matches()) {
			throw new HawcxConfigurationException(PROPERTY,
					PROPERTY + " has a path that the default security chain does not answer: it must end with "
							+ "/login/oauth2/code/ and the registration's id.",
					"Write an address such as https://app.example.com/login/oauth2/code/hawcx, remove " + PROPERTY
							+ ", or write a SecurityFilterChain whose redirectionEndpoint answers the path.");
		}
	}

}
