package io.hawcx.autoconfigure.security;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

import io.hawcx.autoconfigure.diagnostics.HawcxConfigurationException;
import io.hawcx.autoconfigure.internal.ConfiguredValues;

/**
 * Refuses two features at one path, of which one would never answer.
 */
final class SharedPaths {

	private final Map<String, String> owners = new LinkedHashMap<>();

	private final Map<Pattern, String> patterns = new LinkedHashMap<>();

	private SharedPaths() {
		this.owners.put("/logout", "the sign-out");
		this.owners.put("/error", "Spring Boot's error page");
		// Of any registration: tenants and other providers have theirs.
		this.patterns.put(Pattern.compile("/oauth2/authorization/[^/]+"), "the beginning of a login by redirect");
		this.patterns.put(Pattern.compile("/login/oauth2/code/[^/]+"), "the end of a login by redirect");
	}

	static void check(HawcxLoginProperties login, HawcxStepUpProperties stepUp) {
		SharedPaths paths = new SharedPaths();
		HawcxLoginProperties.CodeHandover handover = login.getCodeHandover();
		String page = ConfiguredValues.text(login.getPage());
		if (page != null) {
			paths.claim("hawcx.login.page", page);
		}
		if (handover.isEnabled()) {
			paths.claim("hawcx.login.code-handover.path", handover.getPath(), "/start", "/token");
			paths.patterns.put(Pattern.compile(Pattern.quote(handover.getPath()) + "/[a-z0-9]{1,32}(/start|/token)?"),
					"the logins of tenants, below hawcx.login.code-handover.path");
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
		if (owner == null) {
			owner = this.patterns.entrySet()
				.stream()
				.filter((pattern) -> pattern.getKey().matcher(path).matches())
				.map(Map.Entry::getValue)
				.findFirst()
				.orElse(null);
		}
		if (owner != null) {
			throw new HawcxConfigurationException(property,
					property + " leads to " + path + ", which belongs to " + owner + ".",
					"Write another path, or remove " + property + ".");
		}
	}

}
