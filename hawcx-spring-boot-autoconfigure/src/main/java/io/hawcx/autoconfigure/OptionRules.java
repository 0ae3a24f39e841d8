package io.hawcx.autoconfigure;

import java.time.Duration;

import io.hawcx.autoconfigure.diagnostics.HawcxConfigurationException;
import io.hawcx.http.BaseUrl;
import io.hawcx.http.HttpUrls;
import org.jspecify.annotations.Nullable;

/**
 * Refuses values of options that cannot work, whatever the connection.
 */
final class OptionRules {

	private static final Duration LONGEST_ASSERTION = Duration.ofSeconds(120);

	private static final int MOST_ATTEMPTS = 3;

	private OptionRules() {
	}

	static void check(HawcxProperties properties) {
		checkManagement(properties.getManagement());
		checkOauth(properties.getOauth());
		int attempts = properties.getHttp().getMaxAttempts();
		if (attempts < 1 || attempts > MOST_ATTEMPTS) {
			throw new HawcxConfigurationException("hawcx.http.max-attempts",
					"hawcx.http.max-attempts must be 1, for no retries, to 3.",
					"Write 1, 2 or 3, or remove hawcx.http.max-attempts.");
		}
		checkLogin(properties.getLogin());
		checkStepUp(properties.getStepUp(), properties.getLogin());
	}

	private static void checkManagement(HawcxManagementProperties management) {
		ConfiguredValues.positive("hawcx.management.timeout", management.getTimeout());
		ConfiguredValues.notNegative("hawcx.management.clock-skew", management.getClockSkew());
		try {
			BaseUrl.requireApiPrefix(management.getApiPrefix());
		}
		catch (IllegalArgumentException ex) {
			throw new HawcxConfigurationException("hawcx.management.api-prefix",
					"hawcx.management.api-prefix cannot be used: " + ConfiguredValues.clause(ex) + ".",
					"Write a plain path such as /v1, or remove hawcx.management.api-prefix.", ex);
		}
	}

	private static void checkOauth(HawcxOAuthProperties oauth) {
		ConfiguredValues.positive("hawcx.oauth.timeout", oauth.getTimeout());
		ConfiguredValues.positive("hawcx.oauth.discovery-timeout", oauth.getDiscoveryTimeout());
		ConfiguredValues.positive("hawcx.oauth.jwks-cache", oauth.getJwksCache());
		ConfiguredValues.notNegative("hawcx.oauth.clock-tolerance", oauth.getClockTolerance());
		Duration lifetime = oauth.getAssertionLifetime();
		if (lifetime.compareTo(Duration.ofSeconds(1)) < 0 || lifetime.compareTo(LONGEST_ASSERTION) > 0
				|| lifetime.getNano() != 0) {
			throw new HawcxConfigurationException("hawcx.oauth.assertion-lifetime",
					"hawcx.oauth.assertion-lifetime must be 1 to 120 whole seconds.",
					"Write a duration such as 60s, or remove hawcx.oauth.assertion-lifetime.");
		}
	}

	private static void checkLogin(HawcxLoginProperties login) {
		String id = "hawcx.login.registration-id";
		if (!login.getRegistrationId().matches("[A-Za-z0-9._-]+")) {
			throw new HawcxConfigurationException(id,
					id + " is part of an address, and holds something else than letters, digits, '.', '_' and '-'.",
					"Write an id such as hawcx, or remove " + id + ".");
		}
		if (!login.getScope().contains("openid")) {
			throw new HawcxConfigurationException("hawcx.login.scope",
					"hawcx.login.scope lacks openid, without which there is no id_token.",
					"Add openid to hawcx.login.scope, or remove hawcx.login.scope.");
		}
		requirePath("hawcx.login.page", ConfiguredValues.text(login.getPage()));
		requireEndpoint("hawcx.login.code-handover.path", login.getCodeHandover().getPath(), "/login/hawcx");
		checkRedirectUri(login.getRedirectUri());
		login.getPermitAll().forEach((path) -> requirePath("hawcx.login.permit-all", path));
	}

	private static void checkStepUp(HawcxStepUpProperties stepUp, HawcxLoginProperties login) {
		if (stepUp.isEnabled() && !login.isEnabled()) {
			throw new HawcxConfigurationException("hawcx.step-up.enabled",
					"hawcx.step-up.enabled is true, but hawcx.login.enabled is false: a step-up is for signed-in users.",
					"Remove one of the two.");
		}
		requireEndpoint("hawcx.step-up.path", stepUp.getPath(), "/step-up/hawcx");
		if (stepUp.getPurposes().isEmpty() || stepUp.getPurposes().stream().anyMatch(String::isBlank)) {
			throw new HawcxConfigurationException("hawcx.step-up.purposes",
					"hawcx.step-up.purposes is empty, or holds an empty value.",
					"Write purposes such as change_phone_number, or set hawcx.step-up.enabled=false.");
		}
		Duration maxLoginAge = stepUp.getMaxLoginAge();
		if (maxLoginAge != null && maxLoginAge.toSeconds() < 1) {
			throw new HawcxConfigurationException("hawcx.step-up.max-login-age",
					"hawcx.step-up.max-login-age must be at least one second.",
					"Write a duration such as 5m, or remove hawcx.step-up.max-login-age.");
		}
	}

	private static void requireEndpoint(String property, String path, String example) {
		requirePath(property, path);
		if (path.endsWith("/")) {
			throw new HawcxConfigurationException(property, property + " ends with a slash.",
					"Write a path such as " + example + ", or remove " + property + ".");
		}
	}

	private static void checkRedirectUri(String template) {
		String property = "hawcx.login.redirect-uri";
		if (!ConfiguredValues.isSet(template)) {
			return;
		}
		String address = template.replace("{baseUrl}", "{baseScheme}://{baseHost}{basePort}{basePath}")
			.replace("{baseScheme}", "https")
			.replace("{baseHost}", "localhost")
			.replaceAll("\\{(basePort|basePath)}", "")
			.replaceAll("\\{(registrationId|action)}", "x");
		try {
			HttpUrls.requireAbsolute(property, address);
		}
		catch (IllegalArgumentException ex) {
			boolean variable = address.matches(".*[{}].*");
			throw new HawcxConfigurationException(property,
					variable ? property + " holds braces that are none of the variables {baseUrl}, {baseScheme}, "
							+ "{baseHost}, {basePort}, {basePath}, {registrationId} and {action}."
							: ConfiguredValues.clause(ex) + ".",
					"Write the address that is registered with Hawcx, such as "
							+ "https://app.example.com/login/oauth2/code/hawcx, or remove " + property + ".",
					ex);
		}
	}

	private static void requirePath(String property, @Nullable String path) {
		if (path != null
				&& (!path.startsWith("/") || path.startsWith("//") || path.contains("?") || path.contains("#"))) {
			throw new HawcxConfigurationException(property,
					property + " holds '" + path + "', which is not a path of this application.",
					"Write a path that begins with one slash and has neither query nor fragment.");
		}
	}

}
