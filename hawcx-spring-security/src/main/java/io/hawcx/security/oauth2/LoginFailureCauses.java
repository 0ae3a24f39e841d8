package io.hawcx.security.oauth2;

import java.io.IOException;

import io.hawcx.HawcxException;
import io.hawcx.TokenVerificationException;
import org.jspecify.annotations.Nullable;

import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;

/**
 * Looks through the causes of a failed login.
 */
final class LoginFailureCauses {

	private LoginFailureCauses() {
	}

	/**
	 * Find the OAuth error code.
	 * @param failure a failure
	 * @return that of the first OAuth exception among the failure and its causes
	 */
	static @Nullable String errorCode(Throwable failure) {
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
