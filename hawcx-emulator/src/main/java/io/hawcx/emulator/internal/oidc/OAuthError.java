package io.hawcx.emulator.internal.oidc;

import java.util.Map;

import io.hawcx.emulator.internal.http.RefusedException;
import io.hawcx.emulator.internal.http.Reply;

/**
 * Refusals of the token endpoint (RFC 6749, section 5.2).
 */
final class OAuthError {

	private OAuthError() {
	}

	static RefusedException invalidRequest(String description) {
		return error(400, "invalid_request", description);
	}

	static RefusedException invalidClient(String description) {
		return error(401, "invalid_client", description);
	}

	static RefusedException invalidGrant(String description) {
		return error(400, "invalid_grant", description);
	}

	static RefusedException error(int status, String code, String description) {
		return new RefusedException(Reply.json(status, Map.of("error", code, "error_description", description))
			.because(code + ": " + description));
	}

}
