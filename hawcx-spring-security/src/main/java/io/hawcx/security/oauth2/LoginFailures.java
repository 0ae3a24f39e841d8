package io.hawcx.security.oauth2;

import java.io.IOException;
import java.util.Map;
import java.util.Set;

import io.hawcx.HawcxException;
import io.hawcx.TokenVerificationException;
import org.jspecify.annotations.Nullable;

import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.web.util.HtmlUtils;

/**
 * The codes of failed logins, what they say to users, and the page that says it.
 */
final class LoginFailures {

	private static final String OTHER_SESSION = "This sign-in was not started in this browser session, or took too long. "
			+ "Please sign in again.";

	private static final String UNVERIFIED = "The answer from Hawcx could not be verified, so you were not signed in. "
			+ "Please sign in again.";

	private static final Map<String, String> MESSAGES = Map.ofEntries(
			Map.entry(OAuth2ErrorCodes.INVALID_GRANT,
					"The code from Hawcx was not accepted: it is wrong, used or expired. Please sign in again."),
			Map.entry("invalid_id_token", UNVERIFIED), Map.entry(HawcxLoginFailure.INVALID_ISSUER, UNVERIFIED),
			Map.entry(HawcxLoginFailure.INVALID_NONCE, OTHER_SESSION),
			Map.entry("invalid_state_parameter", OTHER_SESSION),
			Map.entry("authorization_request_not_found", OTHER_SESSION),
			Map.entry(OAuth2ErrorCodes.INVALID_REQUEST,
					"The sign-in request was incomplete or malformed. Please sign in again."),
			Map.entry(OAuth2ErrorCodes.ACCESS_DENIED, "The sign-in was cancelled at Hawcx."),
			Map.entry(HawcxLoginFailure.TEMPORARILY_UNAVAILABLE,
					"Hawcx cannot be reached at the moment. Please try again in a while."),
			Map.entry(HawcxLoginFailure.REDIRECT_NOT_OFFERED,
					"Hawcx offers no sign-in by redirect here: the application must set "
							+ "hawcx.login.code-handover.enabled=true."),
			Map.entry(HawcxLoginFailure.CHALLENGE_REQUIRED,
					"Several sign-ins are under way, and the request does not say which one is meant."),
			Map.entry(HawcxLoginFailure.INVALID_CHALLENGE, OTHER_SESSION),
			Map.entry(HawcxLoginFailure.TOO_MANY_ATTEMPTS,
					"Too many sign-ins have failed. Please wait a while, and sign in again."),
			Map.entry(HawcxLoginFailure.OTHER_USER,
					"You came back from Hawcx as another user, so your session was ended. Please sign in again."),
			Map.entry(HawcxLoginFailure.LOGIN_FAILED, "The sign-in did not succeed. Please try again."));

	// Spring Security gives these no description.
	private static final Map<String, String> REASONS = Map.of(HawcxLoginFailure.INVALID_NONCE,
			"The id_token carries no nonce, or another than this login began with.", "authorization_request_not_found",
			"The callback belongs to no login of this session: it began in another one, took too long or was used.",
			"invalid_state_parameter", "The callback's state is not the one that this login began with.");

	private static final String PAGE = """
			<!DOCTYPE html>
			<html lang="en">
			  <head>
			    <meta charset="utf-8">
			    <meta name="viewport" content="width=device-width, initial-scale=1">
			    <title>Sign-in failed</title>
			    <link href="%1$s/default-ui.css" rel="stylesheet">
			  </head>
			  <body>
			    <main class="content">
			      <h1>Sign-in failed</h1>
			      <div class="alert alert-danger" role="alert">%2$s</div>
			      <p><a href="%1$s/login">Sign in again</a></p>
			    </main>
			  </body>
			</html>
			""";

	private LoginFailures() {
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
	 * @param code one of the codes
	 * @return a sentence
	 */
	static String message(String code) {
		return MESSAGES.getOrDefault(code, "");
	}

	/**
	 * Return what a code that comes without a description says to the operator.
	 * @param code any code
	 * @return a sentence, empty for a code that Hawcx describes
	 */
	static String reason(String code) {
		return REASONS.getOrDefault(code, "");
	}

	/**
	 * Return what to show of an exception that lies in a session.
	 * @param sessionException whatever lies there
	 * @return the sentence for the user, or {@code null} if it is none of ours
	 */
	static @Nullable String messageIn(@Nullable Object sessionException) {
		if (sessionException instanceof OAuth2AuthenticationException exception) {
			OAuth2Error error = exception.getError();
			String known = MESSAGES.get(error.getErrorCode());
			return (known != null && known.equals(error.getDescription())) ? exception.getMessage() : null;
		}
		return null;
	}

	/**
	 * Write the page that says why a login failed.
	 * @param contextPath the application's context path
	 * @param message the sentence for the user
	 * @return the page as HTML
	 */
	static String page(String contextPath, String message) {
		return PAGE.formatted(HtmlUtils.htmlEscape(contextPath), HtmlUtils.htmlEscape(message));
	}

	/**
	 * Find what core threw.
	 * @param failure a failure
	 * @return the exception among the failure and its causes
	 */
	static @Nullable HawcxException hawcxException(Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof HawcxException hawcx) {
				return hawcx;
			}
		}
		return null;
	}

	/**
	 * Tell whether the keys of an id_token did not come, which Spring Security calls an
	 * invalid one.
	 * @param failure a failure
	 * @return whether it may be over in a while
	 */
	static boolean isUnreachable(Throwable failure) {
		return hawcxException(failure) instanceof TokenVerificationException verification
				&& verification.getCause() instanceof IOException;
	}

	/**
	 * Tell whether a failure comes from a login through Hawcx.
	 * @param failure the failure
	 * @return whether Hawcx's own exceptions are among its causes
	 */
	static boolean isHawcx(Throwable failure) {
		return hawcxException(failure) != null || HawcxLoginUnavailableException.isCauseOf(failure);
	}

}
