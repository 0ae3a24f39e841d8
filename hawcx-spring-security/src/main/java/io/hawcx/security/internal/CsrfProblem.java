package io.hawcx.security.internal;

import java.util.LinkedHashMap;
import java.util.Map;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.core.log.LogMessage;
import org.springframework.http.HttpStatus;

/**
 * What a script is told whose request lacks the CSRF token, by problem details (RFC 9457)
 * that say {@code success} and {@code error} as those of other failed logins do.
 */
final class CsrfProblem {

	static final HttpStatus STATUS = HttpStatus.FORBIDDEN;

	private static final Log logger = LogFactory.getLog(CsrfProblem.class);

	private CsrfProblem() {
	}

	static byte[] report(String path) {
		logger.warn(LogMessage.format("POST %s was refused: [invalid_csrf_token] its CSRF token is missing or wrong",
				path));
		Map<String, Object> problem = new LinkedHashMap<>();
		problem.put("title", STATUS.getReasonPhrase());
		problem.put("status", STATUS.value());
		problem.put("detail", "The CSRF token is missing or wrong. Fetch a new one and start again.");
		problem.put("code", "invalid_csrf_token");
		problem.put("success", false);
		problem.put("error", "invalid_csrf_token");
		return Json.bytes(problem);
	}

}
