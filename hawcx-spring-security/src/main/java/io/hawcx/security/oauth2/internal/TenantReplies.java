package io.hawcx.security.oauth2.internal;

import java.io.IOException;

import io.hawcx.security.internal.JsonReplies;
import io.hawcx.security.internal.NavigationRequests;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/**
 * Writes a {@link TenantProblem} on the servlet stack.
 */
final class TenantReplies {

	private TenantReplies() {
	}

	static void write(HttpServletRequest request, HttpServletResponse response, TenantProblem problem)
			throws IOException {
		if (problem.retryAfter() != null) {
			response.setHeader(HttpHeaders.RETRY_AFTER, problem.retryAfter());
		}
		boolean page = NavigationRequests.isPage(request);
		JsonReplies.write(response, problem.status().value(),
				page ? "text/html;charset=UTF-8" : MediaType.APPLICATION_PROBLEM_JSON_VALUE,
				page ? problem.page() : problem.body());
	}

}
