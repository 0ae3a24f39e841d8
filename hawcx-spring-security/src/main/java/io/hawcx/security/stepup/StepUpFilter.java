package io.hawcx.security.stepup;

import java.io.IOException;

import io.hawcx.security.internal.CsrfTokens;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpMethod;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers the step-up's three addresses for the signed-in user. It stands behind the
 * chain's authorization rules, so that these apply to its addresses as to any other.
 */
final class StepUpFilter extends OncePerRequestFilter {

	private final RequestMatcher description;

	private final RequestMatcher start;

	private final RequestMatcher receipt;

	private final StepUpEndpoints endpoints;

	private final CsrfTokens csrf;

	private final StepUpUser user;

	StepUpFilter(PathPatternRequestMatcher.Builder paths, String path, StepUpEndpoints endpoints, CsrfTokens csrf,
			StepUpUser user) {
		this.description = paths.matcher(HttpMethod.GET, path);
		this.start = paths.matcher(HttpMethod.POST, path);
		this.receipt = paths.matcher(HttpMethod.POST, path + "/receipt");
		this.endpoints = endpoints;
		this.csrf = csrf;
		this.user = user;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		try {
			if (this.description.matches(request)) {
				StepUpReplies.ok(response, this.endpoints.describe(this.csrf.describe(request, response)));
			}
			else if (this.start.matches(request)) {
				StepUpReplies.ok(response, this.endpoints.start(request, this.user.account()));
			}
			else if (this.receipt.matches(request)) {
				this.endpoints.complete(request, this.user.account());
				StepUpReplies.done(response);
			}
			else {
				chain.doFilter(request, response);
			}
		}
		catch (StepUpProblem problem) {
			StepUpReplies.problem(response, problem);
		}
	}

}
