package io.hawcx.autoconfigure.security;

import io.hawcx.autoconfigure.diagnostics.HawcxConfigurationException;
import io.hawcx.autoconfigure.internal.ConfiguredValues;
import io.hawcx.http.HttpUrls;

/**
 * Refuses values of {@code hawcx.login.*} that cannot work.
 */
final class LoginRules {

	private LoginRules() {
	}

	static void check(String prefix, HawcxLoginProperties login) {
		checkRegistrationId(prefix + ".registration-id", login.getRegistrationId());
		String scope = prefix + ".scope";
		if (login.getScope().stream().anyMatch((name) -> name.strip().contains(" "))) {
			throw new HawcxConfigurationException(scope, scope + " holds a scope with a space in it.",
					"Write scopes with commas between them, such as openid, email.");
		}
		if (!login.getScope().isEmpty() && login.getScope().stream().anyMatch(String::isBlank)) {
			throw new HawcxConfigurationException(scope, scope + " holds an empty scope, as after a comma at its end.",
					"Write scopes with commas between them alone, such as openid, email.");
		}
		login.getScope().forEach((name) -> refuseQuotedScope(scope, name));
		if (!login.getScope().contains("openid")) {
			throw new HawcxConfigurationException(scope, scope + " lacks openid, without which there is no id_token.",
					"Add openid to " + scope + ", or remove " + scope + ".");
		}
		ConfiguredValues.requirePage(prefix + ".page", ConfiguredValues.text(login.getPage()), "/login");
		ConfiguredValues.requireEndpoint(prefix + ".code-handover.path", login.getCodeHandover().getPath(),
				"/login/hawcx");
		TokenRules.check(prefix + ".code-handover", login.getCodeHandover());
		checkRedirectUri(prefix + ".redirect-uri", login.getRedirectUri());
		login.getAllowedOrigins().forEach((origin) -> OriginRules.check(prefix + ".allowed-origins", origin));
		login.getPermitAll().forEach((path) -> PermittedPaths.check(prefix + ".permit-all", path));
	}

	// RFC 6749 section 3.3 has none in a scope.
	private static void refuseQuotedScope(String property, String name) {
		if (name.contains("\"")) {
			throw new HawcxConfigurationException(property, property + " holds a scope with a quotation mark.",
					"Write scopes with commas between them alone, such as openid, email.");
		}
	}

	private static void checkRegistrationId(String property, String id) {
		if (!id.matches("[A-Za-z0-9._-]+")) {
			throw new HawcxConfigurationException(property, property
					+ " is part of an address, and holds something else than letters, digits, '.', '_' and '-'.",
					"Write an id such as hawcx, or remove " + property + ".");
		}
	}

	private static void checkRedirectUri(String property, String template) {
		if (!ConfiguredValues.isSet(template)) {
			return;
		}
		if (template.matches("(?s).*,\\s*(https?:|\\{base).*")) {
			throw new HawcxConfigurationException(property, property + " holds several addresses.",
					"Write one address: with {baseUrl}, as in {baseUrl}/login/oauth2/code/{registrationId}, it is "
							+ "that of the host that is asked.");
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

}
