package io.hawcx.security.handover;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/**
 * What a script is told by default whose hand-over signed a user in.
 */
final class HandoverReply {

	private static final Pattern ORIGIN = Pattern.compile("^[A-Za-z][A-Za-z0-9+.-]*://[^/?#\\\\]*");

	private HandoverReply() {
	}

	/**
	 * Describe the login.
	 * @param login the signed-in user
	 * @param returnTo the page that asked for the login, if any
	 * @param csrf what describes the new CSRF token; empty where there is no protection
	 * @return the members of the body
	 */
	static Map<String, Object> of(OAuth2AuthenticationToken login, @Nullable String returnTo,
			Map<String, String> csrf) {
		Map<String, Object> reply = new LinkedHashMap<>();
		reply.put("success", true);
		reply.put("userId", login.getName());
		if (login.getPrincipal() instanceof OidcUser user) {
			reply.put("userId", user.getSubject());
			if (user.getEmail() != null) {
				reply.put("email", user.getEmail());
			}
		}
		reply.put("returnTo", returnTo);
		if (!csrf.isEmpty()) {
			reply.put("csrf", csrf);
		}
		return reply;
	}

	/**
	 * Return the path of a page of this application.
	 * @param address its address
	 * @return path and query, where a script may go without leaving its origin: a browser
	 * would take two slashes, of either kind, for the beginning of another one
	 */
	static String path(String address) {
		return ORIGIN.matcher(address).replaceFirst("").replaceFirst("^[/\\\\]*", "/");
	}

}
