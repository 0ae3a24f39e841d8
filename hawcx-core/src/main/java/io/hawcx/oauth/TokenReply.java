package io.hawcx.oauth;

import java.time.Duration;
import java.util.Map;

import io.hawcx.TokenExchangeException;
import io.hawcx.http.HttpResponse;
import io.hawcx.internal.ClockOffset;
import io.hawcx.internal.Json;
import org.jspecify.annotations.Nullable;

/**
 * Reads one reply of the token endpoint (RFC 6749 sections 5.1 and 5.2). Messages name
 * the problem and never quote the reply, which may repeat what was sent.
 */
final class TokenReply {

	private final String endpoint;

	private final HttpResponse response;

	private final CodeGrant grant;

	private final ClockOffset clock;

	TokenReply(String endpoint, HttpResponse response, CodeGrant grant, ClockOffset clock) {
		this.endpoint = endpoint;
		this.response = response;
		this.grant = grant;
		this.clock = clock;
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
		TokenRefusal refusal = new TokenRefusal(this.response, this.grant.client(), this.clock);
		String error = clean(refusal.member("error"));
		return new TokenExchangeException(
				"The code was not exchanged: " + this.endpoint + " answered with " + refusal.describe(error), null,
				this.response.status(), error, clean(refusal.member("error_description")));
	}

	// Servers are known to repeat a code or an assertion in what they say about it.
	private @Nullable String clean(@Nullable Object value) {
		if (value instanceof String text && this.grant.secrets().stream().noneMatch(text::contains)) {
			return text;
		}
		return null;
	}

	private TokenExchangeException refusal(String problem) {
		return new TokenExchangeException("The code was exchanged in vain: the reply of " + this.endpoint + " "
				+ problem + "; start a new login, as the code is spent", null, this.response.status(), null, null);
	}

}
