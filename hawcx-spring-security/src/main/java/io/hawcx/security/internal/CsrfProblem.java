package io.hawcx.security.internal;

import org.apache.commons.logging.LogFactory;

import org.springframework.http.HttpStatus;

/**
 * What a script is told whose request lacks the CSRF token, by problem details (RFC 9457)
 * that say {@code success} and {@code error} as those of other failed logins do.
 */
final class CsrfProblem {

	private static final String CODE = "invalid_csrf_token";

	static final HttpStatus STATUS = HttpStatus.FORBIDDEN;

	private static final RateLimitedLogger log = new RateLimitedLogger(LogFactory.getLog(CsrfProblem.class));

	private CsrfProblem() {
	}

	static byte[] report(String path) {
		log.warn(CODE, "POST " + path + " was refused: [" + CODE + "] its CSRF token is missing or wrong");
		return LoginProblem.body(STATUS, CODE, "The CSRF token is missing or wrong. Fetch a new one and start again.");
	}

}
