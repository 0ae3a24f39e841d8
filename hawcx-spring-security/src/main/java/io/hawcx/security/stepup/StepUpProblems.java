package io.hawcx.security.stepup;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

import io.hawcx.security.internal.JsonReplies;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.core.log.LogMessage;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/**
 * Tells a problem twice: as problem details (RFC 9457) to the page, and with its reason
 * in one line of the log.
 */
final class StepUpProblems {

	private static final Log logger = LogFactory.getLog(StepUpProblems.class);

	private StepUpProblems() {
	}

	static void write(HttpServletResponse response, StepUpProblem problem) throws IOException {
		Throwable cause = problem.getCause();
		logger.warn(LogMessage.format("Step-up through Hawcx failed: [%s] %s", problem.code(),
				(cause != null) ? cause.getMessage() : problem.detail()));
		if (problem.retryAfter() != null) {
			response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(problem.retryAfter().toSeconds()));
		}
		Map<String, Object> body = new LinkedHashMap<>();
		body.put("title", problem.status().getReasonPhrase());
		body.put("status", problem.status().value());
		body.put("detail", problem.detail());
		body.put("code", problem.code());
		JsonReplies.write(response, problem.status().value(), MediaType.APPLICATION_PROBLEM_JSON_VALUE, body);
	}

}
