package io.hawcx.security.handover;

import io.hawcx.security.oauth2.HawcxLoginErrorCodes;
import io.hawcx.security.oauth2.HawcxLoginFailure;
import io.hawcx.security.token.HawcxAccessTokens;
import io.hawcx.security.token.TooManySessionsException;

import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;

/**
 * Why an app gets no token before its code is tried, and what counts as a failure.
 */
final class TokenRefusals {

	private final HawcxAccessTokens tokens;

	TokenRefusals(HawcxAccessTokens tokens) {
		this.tokens = tokens;
	}

	/**
	 * Refuse what need not be tried.
	 * @param json whether the body is JSON
	 * @param remoteAddress who sends it
	 * @throws AuthenticationException if it is refused
	 */
	void check(boolean json, String remoteAddress) {
		TooManyAttemptsException.throwIf(this.tokens.pause(remoteAddress));
		if (!json) {
			throw HandoverBody.invalid("The body must be JSON, and its type application/json.");
		}
		try {
			this.tokens.requireRoom();
		}
		catch (TooManySessionsException ex) {
			throw full(ex);
		}
	}

	/**
	 * Count a failure, unless it cost no call to Hawcx or is none of the caller's.
	 * @param exception the failure
	 * @param tried whether the code was tried at Hawcx
	 * @param remoteAddress who caused it
	 */
	void count(AuthenticationException exception, boolean tried, String remoteAddress) {
		boolean ours = HawcxLoginFailure.of(exception).code().equals(HawcxLoginErrorCodes.TEMPORARILY_UNAVAILABLE);
		if (tried && !ours) {
			this.tokens.fail(remoteAddress);
		}
	}

	static AuthenticationException full(TooManySessionsException cause) {
		String message = String.valueOf(cause.getMessage());
		return new OAuth2AuthenticationException(
				new OAuth2Error(HawcxLoginErrorCodes.TEMPORARILY_UNAVAILABLE, message, null), message, cause);
	}

}
