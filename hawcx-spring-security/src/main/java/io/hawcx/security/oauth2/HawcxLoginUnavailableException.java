package io.hawcx.security.oauth2;

import org.jspecify.annotations.Nullable;

import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;

/**
 * No login through Hawcx can begin now. An {@code AuthenticationException}, so that the
 * filters of Spring Security hand it to a failure handler instead of answering 500.
 */
final class HawcxLoginUnavailableException extends OAuth2AuthenticationException {

	/**
	 * Create an exception.
	 * @param code one of the codes of a failed login
	 * @param message what is amiss and what to do
	 * @param cause what was caught, if anything
	 */
	HawcxLoginUnavailableException(String code, String message, @Nullable Throwable cause) {
		super(new OAuth2Error(code, message, null), message, cause);
	}

	/**
	 * Tell whether a failure is one of these or was caused by one.
	 * @param failure the failure
	 * @return whether a login through Hawcx could not begin
	 */
	static boolean isCauseOf(Throwable failure) {
		return find(failure) != null;
	}

	/**
	 * Find what made a login impossible.
	 * @param failure the failure
	 * @return the exception among the failure and its causes
	 */
	static @Nullable HawcxLoginUnavailableException find(Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof HawcxLoginUnavailableException unavailable) {
				return unavailable;
			}
		}
		return null;
	}

}
