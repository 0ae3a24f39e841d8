package io.hawcx.security.handover;

import java.util.LinkedHashMap;
import java.util.Map;

import io.hawcx.security.internal.Json;
import io.hawcx.security.oauth2.HawcxLoginFailure;

import org.springframework.http.HttpStatus;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;

/**
 * What a script is told of a failed hand-over: problem details (RFC 9457) whose
 * {@code code} is stable.
 *
 * @param status the status of the reply
 * @param body its JSON
 */
record HandoverProblem(HttpStatus status, byte[] body) {

	private static final Map<String, HttpStatus> STATUS = Map.of(OAuth2ErrorCodes.INVALID_REQUEST,
			HttpStatus.BAD_REQUEST, HawcxLoginFailure.TEMPORARILY_UNAVAILABLE, HttpStatus.SERVICE_UNAVAILABLE);

	/**
	 * Describe a failed hand-over.
	 * @param failure the failure
	 * @return the problem
	 */
	static HandoverProblem of(HawcxLoginFailure failure) {
		HttpStatus status = STATUS.getOrDefault(failure.code(), HttpStatus.UNAUTHORIZED);
		Map<String, Object> problem = new LinkedHashMap<>();
		problem.put("title", status.getReasonPhrase());
		problem.put("status", status.value());
		problem.put("detail", failure.message());
		problem.put("code", failure.code());
		return new HandoverProblem(status, Json.bytes(problem));
	}

}
