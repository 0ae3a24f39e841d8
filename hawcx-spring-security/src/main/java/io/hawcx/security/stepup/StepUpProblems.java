package io.hawcx.security.stepup;

import java.util.LinkedHashMap;
import java.util.Map;

import io.hawcx.security.internal.Json;
import io.hawcx.security.internal.RateLimitedLogger;
import io.hawcx.security.oauth2.internal.TenantText;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Tells a problem twice: as problem details (RFC 9457) to the page, and with its reason
 * in the log.
 */
final class StepUpProblems {

	private static final RateLimitedLogger log = new RateLimitedLogger(LogFactory.getLog(StepUpProblems.class));

	private StepUpProblems() {
	}

	static byte[] report(StepUpProblem problem) {
		Throwable cause = problem.getCause();
		log.warn(problem.code(), problem.tenant(), "Step-up through Hawcx" + TenantText.of(problem.tenant())
				+ " failed: [" + problem.code() + "] " + ((cause != null) ? cause.getMessage() : problem.detail()));
		Map<String, Object> body = new LinkedHashMap<>();
		body.put("title", problem.status().getReasonPhrase());
		body.put("status", problem.status().value());
		body.put("detail", problem.detail());
		body.put("code", problem.code());
		return Json.bytes(body);
	}

	static @Nullable String retryAfter(StepUpProblem problem) {
		return (problem.retryAfter() != null) ? String.valueOf(problem.retryAfter().toSeconds()) : null;
	}

}
