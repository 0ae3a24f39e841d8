package io.hawcx.security.stepup;

import java.io.IOException;

import io.hawcx.security.internal.JsonReplies;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.util.Assert;
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

	private final HawcxUserIdResolver userIds;

	private final SecurityContextHolderStrategy contexts;

	StepUpFilter(PathPatternRequestMatcher.Builder paths, String path, StepUpEndpoints endpoints,
			HawcxUserIdResolver userIds, SecurityContextHolderStrategy contexts) {
		this.description = paths.matcher(HttpMethod.GET, path);
		this.start = paths.matcher(HttpMethod.POST, path);
		this.receipt = paths.matcher(HttpMethod.POST, path + "/receipt");
		this.endpoints = endpoints;
		this.userIds = userIds;
		this.contexts = contexts;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		try {
			if (this.description.matches(request)) {
				JsonReplies.write(response, HttpServletResponse.SC_OK, MediaType.APPLICATION_JSON_VALUE,
						this.endpoints.describe(request, response));
			}
			else if (this.start.matches(request)) {
				JsonReplies.write(response, HttpServletResponse.SC_OK, MediaType.APPLICATION_JSON_VALUE,
						this.endpoints.start(request, userId()));
			}
			else if (this.receipt.matches(request)) {
				this.endpoints.complete(request, userId());
				response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
				response.setStatus(HttpServletResponse.SC_NO_CONTENT);
			}
			else {
				chain.doFilter(request, response);
			}
		}
		catch (StepUpProblem problem) {
			StepUpProblems.write(response, problem);
		}
	}

	private String userId() {
		Authentication authentication = this.contexts.getContext().getAuthentication();
		Assert.state(authentication != null, "StepUpLoginFilter lets nobody pass who is not signed in");
		String userId = this.userIds.resolve(authentication);
		if (userId == null || userId.isBlank()) {
			throw new StepUpProblem(HttpStatus.FORBIDDEN, "user_id_unknown",
					"Your sign-in does not tell a verified e-mail address, by which Hawcx would know you.");
		}
		return userId;
	}

}
