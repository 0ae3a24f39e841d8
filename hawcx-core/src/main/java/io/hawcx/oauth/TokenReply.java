package io.hawcx.oauth;

import java.time.Duration;
import java.util.Map;
import java.util.Set;

import io.hawcx.TokenExchangeException;
import io.hawcx.http.HttpResponse;
import io.hawcx.internal.Json;
import org.jspecify.annotations.Nullable;

/**
 * Reads one reply of the token endpoint (RFC 6749 sections 5.1 and 5.2). Messages name
 * the problem and never quote the reply, which may repeat what was sent.
 */
final class TokenReply {

	private static final Set<String> KNOWN_ERRORS = Set.of("invalid_request", "invalid_client", "invalid_grant",
			"unauthorized_client", "unsupported_grant_type", "invalid_scope");

	private final String endpoint;

	private final HttpResponse response;

	private final Set<String> secrets;

	TokenReply(String endpoint, HttpResponse response, Set<String> secrets) {
		this.endpoint = endpoint;
		this.response = response;
		this.secrets = secrets;
	}

	TokenResponse read() {
		if (!this.response.isSuccessful()) {
			throw error();
		}
		Map<String, Object> members = members();
		String idToken = text(members, "id_token");
		if (idToken == null) {
			throw refusal("has no id_token");
		}
		String tokenType = text(members, "token_type");
		return new TokenResponse(idToken, (tokenType != null) ? tokenType : "Bearer", expiresIn(members),
				text(members, "access_token"), text(members, "scope"));
	}

	private Map<String, Object> members() {
		try {
			return Json.readObject(this.response.body());
		}
		catch (IllegalArgumentException ex) {
			throw refusal("is " + ex.getMessage());
		}
	}

	private @Nullable String text(Map<String, Object> members, String name) {
		Object value = members.get(name);
		if (value == null || "".equals(value)) {
			return null;
		}
		if (value instanceof String text) {
			return text;
		}
		throw refusal("has a member " + name + " that is not a string");
	}

	private @Nullable Duration expiresIn(Map<String, Object> members) {
		Object value = members.get("expires_in");
		if (value == null) {
			return null;
		}
		if ((value instanceof Integer || value instanceof Long) && ((Number) value).longValue() >= 0) {
			return Duration.ofSeconds(((Number) value).longValue());
		}
		throw refusal("has a member expires_in that is not a number of seconds");
	}

	private TokenExchangeException error() {
		int status = this.response.status();
		Map<String, Object> members;
		try {
			members = Json.readObject(this.response.body());
		}
		catch (IllegalArgumentException ex) {
			// A gateway's page: the status is all that can be told.
			members = Map.of();
		}
		String error = clean(members.get("error"));
		String name = (error != null && KNOWN_ERRORS.contains(error)) ? " and error " + error : "";
		return new TokenExchangeException("The code was not exchanged: " + this.endpoint + " answered with status "
				+ status + name + remedy(status, error), null, status, error, clean(members.get("error_description")));
	}

	private static String remedy(int status, @Nullable String error) {
		if (status >= 300 && status <= 399) {
			return "; redirects are not followed, so that token_endpoint must be the final address";
		}
		if ("invalid_grant".equals(error)) {
			return "; start a new login, as the code is wrong, used or expired, or its verifier or redirect URI is "
					+ "another";
		}
		if ("invalid_client".equals(error) || status == 401) {
			return "; check the client id, the signing key that Hawcx knows for it, and this machine's clock";
		}
		return (status == 429 || status >= 500) ? "; try again later with a new login"
				: "; check the client id and the config id";
	}

	// Servers are known to repeat a code or an assertion in what they say about it.
	private @Nullable String clean(@Nullable Object value) {
		if (value instanceof String text && this.secrets.stream().noneMatch(text::contains)) {
			return text;
		}
		return null;
	}

	private TokenExchangeException refusal(String problem) {
		return new TokenExchangeException("The code was exchanged in vain: the reply of " + this.endpoint + " "
				+ problem + "; start a new login, as the code is spent", null, this.response.status(), null, null);
	}

}
