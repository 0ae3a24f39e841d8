package io.hawcx.security.oauth2;

import java.time.Duration;

import io.hawcx.HawcxException;
import org.jspecify.annotations.Nullable;

import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;

/**
 * Why a login failed: a stable code and a sentence for the user, which name no class and
 * no address, and a line for the log, which may. None of them holds a secret. Immutable.
 *
 * @since 0.1.0
 */
public final class HawcxLoginFailure {

	// Longer than discovery is left alone after failures.
	private static final Duration OUTAGE = Duration.ofSeconds(10);

	private static final int LONGEST_REASON = 800;

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
		String original = LoginFailureCauses.isUnreachable(failure) ? HawcxLoginErrorCodes.TEMPORARILY_UNAVAILABLE
				: LoginFailureCauses.errorCode(failure);
		String code = (original != null && LoginFailureMessages.codes().contains(original)) ? original
				: HawcxLoginErrorCodes.LOGIN_FAILED;
		return new HawcxLoginFailure(code, LoginFailureMessages.forUser(code),
				printable(withCode(original, reason(failure).strip())));
	}

	private static String reason(Throwable failure) {
		HawcxException hawcx = LoginFailureCauses.hawcxException(failure);
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
		return whole.equals(named) ? (named + " " + LoginFailureMessages.forOperator(code)).strip() : whole;
	}

	private static String printable(String text) {
		// A callback's error parameters come from whoever sends them.
		String oneLine = text.replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]", "?");
		return (oneLine.length() <= LONGEST_REASON) ? oneLine : oneLine.substring(0, LONGEST_REASON) + "...";
	}

	/**
	 * Return the code, such as {@code invalid_grant}: an OAuth error code where it tells
	 * the user something, else {@link HawcxLoginErrorCodes#LOGIN_FAILED}.
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
	 * Return how long to wait before another attempt may go better, for
	 * {@code Retry-After}.
	 * @return ten seconds for {@link HawcxLoginErrorCodes#TEMPORARILY_UNAVAILABLE}, or
	 * {@code null} where waiting does not help
	 */
	public @Nullable Duration retryAfter() {
		return retryAfter(this.code);
	}

	static @Nullable Duration retryAfter(String code) {
		return code.equals(HawcxLoginErrorCodes.TEMPORARILY_UNAVAILABLE) ? OUTAGE : null;
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

	@Override
	public String toString() {
		return "HawcxLoginFailure[" + this.code + "]";
	}

}
