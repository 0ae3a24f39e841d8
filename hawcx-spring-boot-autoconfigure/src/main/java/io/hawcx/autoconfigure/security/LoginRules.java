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
