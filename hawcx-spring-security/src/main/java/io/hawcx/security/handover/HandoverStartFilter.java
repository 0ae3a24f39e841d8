package io.hawcx.security.handover;

import java.io.IOException;
import java.security.SecureRandom;

import io.hawcx.security.internal.CsrfTokens;
import io.hawcx.security.internal.JsonReplies;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.MediaType;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Begins a login in the session, and tells the page its PKCE challenge and the CSRF token
 * that the hand-over will need.
 */
final class HandoverStartFilter extends OncePerRequestFilter {

	private final SecureRandom random = new SecureRandom();

	private final RequestMatcher requests;

	private final HandoverSessions sessions;

	private final HandoverOrigins origins;

	private final CsrfTokens csrf;

	HandoverStartFilter(RequestMatcher requests, HandoverSessions sessions, HandoverOrigins origins, CsrfTokens csrf) {
		this.requests = requests;
		this.sessions = sessions;
		this.origins = origins;
		this.csrf = csrf;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		if (!this.requests.matches(request)) {
			chain.doFilter(request, response);
			return;
		}
		String refusal = this.origins.refusal(request::getHeader);
		if (refusal != null) {
			HandoverProblem problem = HandoverProblem.refusedStart(refusal);
			JsonReplies.write(response, problem.status().value(), MediaType.APPLICATION_PROBLEM_JSON_VALUE,
					problem.body());
			return;
		}
		HandoverStart start = HandoverStart.random(this.random, request.getQueryString());
		this.sessions.begin(request, start);
		JsonReplies.write(response, HttpServletResponse.SC_OK, MediaType.APPLICATION_JSON_VALUE,
				start.reply(this.csrf.describe(request, response)));
	}

}
