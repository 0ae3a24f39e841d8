package io.hawcx.security.oauth2;

import java.util.function.UnaryOperator;

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

	private RefusedAuthorization() {
	}

	/**
	 * Add what can be done to a failure, if it is what Hawcx sent the browser back with.
	 * @param failure the failed callback
	 * @param error the callback's {@code error}
	 * @param names what the settings of the login's project are called
	 * @return the failure, or one with the same error that says more
	 */
	static AuthenticationException explain(AuthenticationException failure, @Nullable String error,
			UnaryOperator<String> names) {
		String remedy = (error != null) ? remedy(error, names) : null;
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

	private static @Nullable String remedy(String error, UnaryOperator<String> names) {
		return switch (error) {
			case OAuth2ErrorCodes.INVALID_REQUEST -> "Hawcx knows no such config id (" + names.apply("config-id")
					+ ", sent as sdk_config_id), or refuses a parameter that the application adds to the request";
			case OAuth2ErrorCodes.UNAUTHORIZED_CLIENT -> "the client (" + names.apply("client-id")
					+ ") may not sign users in by redirect: let Hawcx allow it, or use code hand-over "
					+ "(hawcx.login.code-handover.enabled)";
			case OAuth2ErrorCodes.UNSUPPORTED_RESPONSE_TYPE ->
				"this environment signs nobody in by redirect: use code hand-over (hawcx.login.code-handover.enabled)";
			case OAuth2ErrorCodes.INVALID_SCOPE ->
				"Hawcx does not know one of the scopes, or not openid (" + names.apply("login.scope") + ")";
			case OAuth2ErrorCodes.SERVER_ERROR, OAuth2ErrorCodes.TEMPORARILY_UNAVAILABLE -> LATER;
			case "login_required", "interaction_required" -> WITHOUT_PROMPT;
			default -> null;
		};
	}

}
