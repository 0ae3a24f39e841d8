package io.hawcx.security.token;

import io.hawcx.security.internal.LoginProblem;
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
		return LoginProblem.body(STATUS, "invalid_token", "The access token is unknown or has ended. Sign in again.");
	}

}
