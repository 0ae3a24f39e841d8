package io.hawcx.security.handover;

import java.time.Duration;
import java.util.Map;

import io.hawcx.security.internal.LoginProblem;
import io.hawcx.security.oauth2.HawcxLoginErrorCodes;
import io.hawcx.security.oauth2.HawcxLoginFailure;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;

/**
 * What a script is told of a failed hand-over: problem details (RFC 9457) whose
 * {@code code} is stable, and which also say {@code success} and {@code error}, as the
 * vendor's pages read them.
 *
 * @param status the status of the reply
 * @param retryAfter how long to wait, if that helps
 * @param body its JSON
 */
record HandoverProblem(HttpStatus status, @Nullable Duration retryAfter, byte[] body) {

	private static final Map<String, HttpStatus> STATUS = Map.of(OAuth2ErrorCodes.INVALID_REQUEST,
			HttpStatus.BAD_REQUEST, HawcxLoginErrorCodes.CHALLENGE_REQUIRED, HttpStatus.BAD_REQUEST,
			HawcxLoginErrorCodes.INVALID_CHALLENGE, HttpStatus.BAD_REQUEST, HawcxLoginErrorCodes.TOO_MANY_ATTEMPTS,
			HttpStatus.TOO_MANY_REQUESTS, HawcxLoginErrorCodes.TEMPORARILY_UNAVAILABLE, HttpStatus.SERVICE_UNAVAILABLE);

	/**
	 * Describe a failed hand-over.
	 * @param failure the failure
	 * @param exception what it was described from
	 * @return the problem
	 */
	static HandoverProblem of(HawcxLoginFailure failure, AuthenticationException exception) {
		HttpStatus status = STATUS.getOrDefault(failure.code(), HttpStatus.UNAUTHORIZED);
		return new HandoverProblem(status, retryAfter(failure, exception),
				LoginProblem.body(status, failure.code(), failure.message()));
	}

	/**
	 * Describe why a login may not begin.
	 * @param detail the reason
	 * @return the problem
	 */
	static HandoverProblem refusedStart(String detail) {
		return new HandoverProblem(HttpStatus.FORBIDDEN, null,
				LoginProblem.body(HttpStatus.FORBIDDEN, "start_refused", detail));
	}

	private static @Nullable Duration retryAfter(HawcxLoginFailure failure, AuthenticationException exception) {
		if (exception instanceof TooManyAttemptsException paused) {
			return paused.pause();
		}
		return failure.retryAfter();
	}

}
