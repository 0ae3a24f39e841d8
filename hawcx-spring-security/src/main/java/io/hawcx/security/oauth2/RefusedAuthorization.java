package io.hawcx.security.oauth2;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.util.StringUtils;

/**
 * Tells the operator what an authorization response with an {@code error} (RFC 6749
 * section 4.1.2.1) can mean: by the error alone, since the wording of its description is
 * not published, and is quoted instead.
 */
final class RefusedAuthorization {

	private static final String LATER = "Hawcx has trouble of its own: try again later";

	private static final String WITHOUT_PROMPT = "the request allowed Hawcx to show no page (prompt=none), but it has to";

	private static final Map<String, String> REMEDIES = Map.of(OAuth2ErrorCodes.INVALID_REQUEST,
			"Hawcx knows no such config id (hawcx.config-id, sent as sdk_config_id), or refuses a parameter that the "
					+ "application adds to the request",
			OAuth2ErrorCodes.UNAUTHORIZED_CLIENT,
			"the client (hawcx.client-id) may not sign users in by redirect: let Hawcx allow it, or use code hand-over "
					+ "(hawcx.login.code-handover.enabled)",
			OAuth2ErrorCodes.UNSUPPORTED_RESPONSE_TYPE,
			"this environment signs nobody in by redirect: use code hand-over (hawcx.login.code-handover.enabled)",
			OAuth2ErrorCodes.INVALID_SCOPE, "Hawcx does not know one of the scopes, or not openid (hawcx.login.scope)",
			OAuth2ErrorCodes.SERVER_ERROR, LATER, OAuth2ErrorCodes.TEMPORARILY_UNAVAILABLE, LATER, "login_required",
			WITHOUT_PROMPT, "interaction_required", WITHOUT_PROMPT);

	private RefusedAuthorization() {
	}

	/**
	 * Add what can be done to a failure, if it is what Hawcx sent the browser back with.
	 * @param failure the failed callback
	 * @param error the callback's {@code error}
	 * @return the failure, or one with the same error that says more
	 */
	static AuthenticationException explain(AuthenticationException failure, @Nullable String error) {
		String remedy = (error != null) ? REMEDIES.get(error) : null;
		if (remedy == null || failure.getCause() != null || !(failure instanceof OAuth2AuthenticationException refused)
				|| !refused.getError().getErrorCode().equals(error)) {
			return failure;
		}
		OAuth2Error answered = refused.getError();
		String description = answered.getDescription();
		String said = StringUtils.hasText(description) ? " and the words '" + description.strip() + "'" : "";
		return new OAuth2AuthenticationException(answered,
				"Hawcx sent the browser back with this error" + said + ": " + remedy + ".", refused);
	}

}
