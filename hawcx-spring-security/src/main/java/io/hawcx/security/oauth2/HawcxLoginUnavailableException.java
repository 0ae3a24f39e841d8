package io.hawcx.security.oauth2;

import org.jspecify.annotations.Nullable;

import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;

/**
 * No login through Hawcx can begin now. An {@code AuthenticationException}, so that the
 * filters of Spring Security hand it to a failure handler instead of answering 500.
 */
final class HawcxLoginUnavailableException extends OAuth2AuthenticationException {

	HawcxLoginUnavailableException(String code, String message, @Nullable Throwable cause) {
		super(new OAuth2Error(code, message, null), message, cause);
	}

	static boolean isCauseOf(Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof HawcxLoginUnavailableException) {
				return true;
			}
		}
		return false;
	}

}
