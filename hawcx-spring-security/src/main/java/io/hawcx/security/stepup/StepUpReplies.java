package io.hawcx.security.stepup;

import java.io.IOException;
import java.util.Map;

import io.hawcx.security.internal.JsonReplies;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/**
 * Writes replies of a step-up on the servlet stack.
 */
final class StepUpReplies {

	private StepUpReplies() {
	}

	static void ok(HttpServletResponse response, Map<String, Object> body) throws IOException {
		JsonReplies.write(response, HttpServletResponse.SC_OK, MediaType.APPLICATION_JSON_VALUE, body);
	}

	static void done(HttpServletResponse response) {
		response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
		response.setStatus(HttpServletResponse.SC_NO_CONTENT);
	}

	static void problem(HttpServletResponse response, StepUpProblem problem) throws IOException {
		String retryAfter = StepUpProblems.retryAfter(problem);
		if (retryAfter != null) {
			response.setHeader(HttpHeaders.RETRY_AFTER, retryAfter);
		}
		JsonReplies.write(response, problem.status().value(), MediaType.APPLICATION_PROBLEM_JSON_VALUE,
				StepUpProblems.report(problem));
	}

}
