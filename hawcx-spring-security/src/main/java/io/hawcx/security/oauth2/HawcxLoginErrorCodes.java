package io.hawcx.security.oauth2;

import io.hawcx.security.internal.SharedNames;

import org.springframework.security.oauth2.core.OAuth2ErrorCodes;

/**
 * Error codes of failed logins besides those of {@link OAuth2ErrorCodes}, as
 * {@link HawcxLoginFailure#code()} returns them. The codes that Spring Security itself
 * gives, such as {@code invalid_state_parameter}, keep their names.
 *
 * @since 0.1.0
 */
public final class HawcxLoginErrorCodes {

	/**
	 * Hawcx, or its discovery document, cannot be reached or used now.
	 */
	public static final String TEMPORARILY_UNAVAILABLE = OAuth2ErrorCodes.TEMPORARILY_UNAVAILABLE;

	/**
	 * This environment of Hawcx has no authorization endpoint.
	 */
	public static final String REDIRECT_NOT_OFFERED = "redirect_not_offered";

	/**
	 * The id_token carries another nonce than the session issued, or one where it issued
	 * none.
	 */
	public static final String INVALID_NONCE = "invalid_nonce";

	/**
	 * A session that has begun several logins was handed a code without the
	 * {@code codeChallenge} of one of them.
	 */
	public static final String CHALLENGE_REQUIRED = "challenge_required";

	/**
	 * The session has begun no login with the {@code codeChallenge} that was handed over,
	 * or it is over; or challenge and verifier do not belong together.
	 */
	public static final String INVALID_CHALLENGE = "invalid_challenge";

	/**
	 * Too many codes were refused, and none is tried for a while.
	 */
	public static final String TOO_MANY_ATTEMPTS = "too_many_attempts";

	/**
	 * The authorization response names another issuer than Hawcx, or none where it
	 * should.
	 */
	public static final String INVALID_ISSUER = "invalid_issuer";

	/**
	 * A session was sent to Hawcx for a recent login and came back as another user; it
	 * was ended.
	 */
	public static final String OTHER_USER = SharedNames.OTHER_USER;

	/**
	 * The application asks for an authorized client of Hawcx, whose login brought no
	 * access token.
	 */
	public static final String NO_ACCESS_TOKEN = "no_access_token";

	/**
	 * The login failed for a reason that only the operator can mend; the log has it.
	 */
	public static final String LOGIN_FAILED = "login_failed";

	private HawcxLoginErrorCodes() {
	}

}
