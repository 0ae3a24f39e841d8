package io.hawcx.autoconfigure.security;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;

/**
 * The addresses of a login that properties decide, on either web stack.
 */
final class LoginPages {

	private LoginPages() {
	}

	static @Nullable String page(HawcxLoginProperties login) {
		return StringUtils.hasText(login.getPage()) ? login.getPage() : null;
	}

	static String failureUrl(HawcxLoginProperties login) {
		String page = page(login);
		return (page != null) ? page + "?error" : "/login?error";
	}

	static String loginUrl(String registrationId, HawcxLoginProperties login) {
		String page = page(login);
		return (page != null && login.getCodeHandover().isEnabled()) ? page : "/oauth2/authorization/" + registrationId;
	}

	static String[] open(HawcxLoginProperties login) {
		List<String> open = new ArrayList<>(login.getPermitAll());
		String page = page(login);
		if (page != null) {
			open.add(page);
		}
		return open.toArray(String[]::new);
	}

}
