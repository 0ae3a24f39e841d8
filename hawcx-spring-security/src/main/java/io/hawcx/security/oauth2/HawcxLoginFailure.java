package io.hawcx.security.oauth2;

import java.util.Set;

import io.hawcx.HawcxException;
import io.hawcx.security.internal.SharedNames;
import org.jspecify.annotations.Nullable;

import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;

/**
 * A failed login in two voices: a stable code and a sentence for the user, neither of
 * which names an internal, and a line for the log, which does. None of them holds a
 * secret. Immutable.
 *
 * @since 0.1.0
 */
public final class HawcxLoginFailure {

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
	 * A session set out for a recent login and came back as another user; it was ended.
	 */
	public static final String OTHER_USER = SharedNames.OTHER_USER;

	/**
	 * The login failed for a reason that is the operator's business, not the user's.
	 */
	public static final String LOGIN_FAILED = "login_failed";

	private static final int LONGEST_REASON = 400;

	private final String code;

	private final String message;

	private final String reason;

	private HawcxLoginFailure(String code, String message, String reason) {
		this.code = code;
		this.message = message;
		this.reason = reason;
	}

	/**
	 * Describe a failed login.
	 * @param failure what a filter of Spring Security caught
	 * @return its description
	 */
	public static HawcxLoginFailure of(AuthenticationException failure) {
		String original = LoginFailures.isUnreachable(failure) ? TEMPORARILY_UNAVAILABLE : originalCode(failure);
		String code = (original != null && LoginFailures.codes().contains(original)) ? original : LOGIN_FAILED;
		return new HawcxLoginFailure(code, LoginFailures.message(code),
				printable(withCode(original, reason(failure).strip())));
	}

	private static @Nullable String originalCode(Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof OAuth2AuthenticationException authentication) {
				return authentication.getError().getErrorCode();
			}
			if (cause instanceof OAuth2AuthorizationException authorization) {
				return authorization.getError().getErrorCode();
			}
		}
		return null;
	}

	private static String reason(Throwable failure) {
		HawcxException hawcx = LoginFailures.hawcxException(failure);
		String message = (hawcx != null) ? hawcx.getMessage() : failure.getMessage();
		return (message != null) ? message : failure.getClass().getSimpleName();
	}

	private static String withCode(@Nullable String code, String reason) {
		// Spring Security's own messages often begin with the code, or are nothing else.
		if (code == null) {
			return reason;
		}
		String named = "[" + code + "]";
		String whole = reason.startsWith(named) ? reason : named + " " + reason;
		return whole.equals(named) ? (named + " " + LoginFailures.reason(code)).strip() : whole;
	}

	private static String printable(String text) {
		// A callback's error parameters come from whoever sends them.
		String oneLine = text.replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]", "?");
		return (oneLine.length() <= LONGEST_REASON) ? oneLine : oneLine.substring(0, LONGEST_REASON) + "...";
	}

	/**
	 * Return the code, such as {@code invalid_grant}: an OAuth error code where it tells
	 * the user something, else {@link #LOGIN_FAILED}.
	 * @return the code
	 */
	public String code() {
		return this.code;
	}

	/**
	 * Return a sentence for the user.
	 * @return the sentence
	 */
	public String message() {
		return this.message;
	}

	/**
	 * Return the reason for the log, on one line.
	 * @return the OAuth error code and what broke
	 */
	public String reason() {
		return this.reason;
	}

	/**
	 * Return an exception that may lie in a session: serializable, without a cause, its
	 * message being the sentence for the user and the code.
	 * @return a new exception
	 */
	public AuthenticationException toSessionException() {
		return new OAuth2AuthenticationException(new OAuth2Error(this.code, this.message, null),
				this.message + " (" + this.code + ")");
	}

	static Set<String> codes() {
		return LoginFailures.codes();
	}

	@Override
	public String toString() {
		return "HawcxLoginFailure[" + this.code + "]";
	}

}
