package io.hawcx.security.handover;

import java.io.IOException;
import java.util.Collections;

import io.hawcx.security.internal.NavigationRequests;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses a body that is too long, and a form that cannot be read, before the CSRF filter
 * reads it, which would end in an error page of the container. Also refuses a bearer,
 * whose session the login would otherwise change.
 */
final class HandoverLimitFilter extends OncePerRequestFilter {

	private final RequestMatcher requests;

	private final AuthenticationFailureHandler failures;

	// No browser navigates with a bearer.
	private final AuthenticationFailureHandler problems;

	HandoverLimitFilter(RequestMatcher requests, AuthenticationFailureHandler failures, LoginEvents events) {
		this.requests = requests;
		this.failures = failures;
		this.problems = HandoverFailureHandler.withoutPages(events);
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		if (this.requests.matches(request)) {
			AuthenticationFailureHandler answer = this.problems;
			try {
				HandoverBody.refuseBearer(Collections.list(request.getHeaders(HttpHeaders.AUTHORIZATION)));
				answer = this.failures;
				requireReadable(request);
			}
			catch (AuthenticationException ex) {
				answer.onAuthenticationFailure(request, response, ex);
				return;
			}
		}
		chain.doFilter(request, response);
	}

	private static void requireReadable(HttpServletRequest request) {
		HandoverBody.requireShort(request.getContentLengthLong());
		if (NavigationRequests.isJson(request)) {
			return;
		}
		try {
			// The first call reads the body, which the container keeps, and has limits
			// where nobody said how long it is.
			request.getParameterMap();
		}
		catch (RuntimeException ex) {
			// Each container has its own: Tomcat an IllegalStateException, Jetty another.
			throw HandoverBody.unreadable();
		}
	}

}
