package io.hawcx.security.token;

import java.util.LinkedHashMap;
import java.util.Map;

import io.hawcx.security.internal.Json;
import io.hawcx.security.internal.RateLimitedLogger;
import org.apache.commons.logging.LogFactory;

import org.springframework.http.HttpStatus;

/**
 * What a bearer is told whose token is unknown or ended (RFC 6750 section 3, RFC 9457).
 */
final class TokenProblem {

	static final HttpStatus STATUS = HttpStatus.UNAUTHORIZED;

	static final String CHALLENGE = "Bearer error=\"invalid_token\"";

	private static final RateLimitedLogger log = new RateLimitedLogger(LogFactory.getLog(TokenProblem.class));

	private TokenProblem() {
	}

	static byte[] report() {
		log.warn("invalid_token",
				"A request was refused: [invalid_token] its access token is unknown, malformed or has ended, or is of "
						+ "another kind in a chain without resource server (on WebFlux say besideResourceServer())");
		Map<String, Object> problem = new LinkedHashMap<>();
		problem.put("title", STATUS.getReasonPhrase());
		problem.put("status", STATUS.value());
		problem.put("detail", "The access token is unknown or has ended. Sign in again.");
		problem.put("code", "invalid_token");
		problem.put("success", false);
		problem.put("error", "invalid_token");
		return Json.bytes(problem);
	}

}
