package io.hawcx.autoconfigure.security;

import java.util.LinkedHashMap;
import java.util.Map;

import io.hawcx.autoconfigure.diagnostics.HawcxConfigurationException;
import io.hawcx.autoconfigure.internal.ConfiguredValues;

/**
 * Refuses two features at one path, of which one would never answer.
 */
final class SharedPaths {

	private final Map<String, String> owners = new LinkedHashMap<>();

	private SharedPaths(String registrationId) {
		this.owners.put("/logout", "the sign-out");
		this.owners.put("/oauth2/authorization/" + registrationId, "the beginning of a login by redirect");
		this.owners.put("/login/oauth2/code/" + registrationId, "the end of a login by redirect");
	}

	static void check(HawcxLoginProperties login, HawcxStepUpProperties stepUp) {
		SharedPaths paths = new SharedPaths(login.getRegistrationId());
		HawcxLoginProperties.CodeHandover handover = login.getCodeHandover();
		String page = ConfiguredValues.text(login.getPage());
		if (page != null) {
			paths.claim("hawcx.login.page", page);
		}
		if (handover.isEnabled()) {
			paths.claim("hawcx.login.code-handover.path", handover.getPath(), "/start", "/token");
		}
		if (stepUp.isEnabled()) {
			paths.claim("hawcx.step-up.path", stepUp.getPath(), "/receipt");
		}
	}

	private void claim(String property, String path, String... below) {
		claim(property, path);
		for (String end : below) {
			claim(property, path + end);
		}
	}

	private void claim(String property, String path) {
		String owner = this.owners.putIfAbsent(path, property);
		if (owner != null) {
			throw new HawcxConfigurationException(property,
					property + " leads to " + path + ", which belongs to " + owner + ".",
					"Write another path, or remove " + property + ".");
		}
	}

}
