package io.hawcx.security.oauth2;

import java.util.Map;
import java.util.Set;

import org.springframework.security.oauth2.core.OAuth2ErrorCodes;

/**
 * What the codes of failed logins say to users, in English, and to operators.
 */
final class LoginFailureMessages {

	private static final String OTHER_SESSION = "This sign-in was not started in this browser session, or took too long. "
			+ "Please sign in again.";

	private static final String UNVERIFIED = "The answer from Hawcx could not be verified, so you were not signed in. "
			+ "Please sign in again.";

	private static final Map<String, String> MESSAGES = Map.ofEntries(
			Map.entry(OAuth2ErrorCodes.INVALID_GRANT,
					"The code from Hawcx was not accepted: it is wrong, used or expired. Please sign in again."),
			Map.entry("invalid_id_token", UNVERIFIED), Map.entry(HawcxLoginErrorCodes.INVALID_ISSUER, UNVERIFIED),
			Map.entry(HawcxLoginErrorCodes.INVALID_NONCE, OTHER_SESSION),
			Map.entry("invalid_state_parameter", OTHER_SESSION),
			Map.entry("authorization_request_not_found", OTHER_SESSION),
			Map.entry(OAuth2ErrorCodes.INVALID_REQUEST,
					"The sign-in request was incomplete or malformed. Please sign in again."),
			Map.entry(OAuth2ErrorCodes.ACCESS_DENIED, "The sign-in was cancelled or refused at Hawcx."),
			Map.entry(HawcxLoginErrorCodes.TEMPORARILY_UNAVAILABLE,
					"Hawcx cannot be reached at the moment. Please try again in a while."),
			Map.entry(HawcxLoginErrorCodes.REDIRECT_NOT_OFFERED,
					"This application cannot sign you in this way. Please tell the people who run it."),
			Map.entry(HawcxLoginErrorCodes.CHALLENGE_REQUIRED,
					"Several sign-ins are under way, and the request does not say which one is meant. "
							+ "Please sign in again."),
			Map.entry(HawcxLoginErrorCodes.INVALID_CHALLENGE, OTHER_SESSION),
			Map.entry(HawcxLoginErrorCodes.TOO_MANY_ATTEMPTS,
					"Too many sign-ins have failed. Please wait a while, and sign in again."),
			Map.entry(HawcxLoginErrorCodes.OTHER_USER,
					"You came back from Hawcx as another user, so your session was ended. Please sign in again."),
			Map.entry(HawcxLoginErrorCodes.NO_ACCESS_TOKEN,
					"This page asks for an access token of Hawcx, which your sign-in does not bring."),
			Map.entry(HawcxLoginErrorCodes.LOGIN_FAILED, "The sign-in did not succeed. Please try again."));

	// Spring Security gives these no description.
	private static final Map<String, String> REASONS = Map.of(HawcxLoginErrorCodes.INVALID_NONCE,
			"The id_token carries no nonce, or another than this login began with.", "authorization_request_not_found",
			"The callback belongs to no login of this session: it began in another one, took too long or was used.",
			"invalid_state_parameter", "The callback's state is not the one that this login began with.");

	private LoginFailureMessages() {
	}

	/**
	 * Return the codes.
	 * @return each code that a failed login may have
	 */
	static Set<String> codes() {
		return MESSAGES.keySet();
	}

	/**
	 * Return what a code says to the user.
	 * @param code a code
	 * @return a sentence, empty for a code that is none of {@link #codes}
	 */
	static String forUser(String code) {
		return MESSAGES.getOrDefault(code, "");
	}

	/**
	 * Return what a code that comes without a description says to the operator.
	 * @param code a code
	 * @return a sentence, empty for a code that Hawcx describes
	 */
	static String forOperator(String code) {
		return REASONS.getOrDefault(code, "");
	}

}
