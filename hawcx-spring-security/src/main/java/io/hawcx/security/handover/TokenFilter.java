package io.hawcx.security.handover;

import java.io.IOException;

import io.hawcx.security.internal.NavigationRequests;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses what an app posts before its code is tried.
 */
final class TokenFilter extends OncePerRequestFilter {

	private final RequestMatcher requests;

	private final TokenRefusals refusals;

	private final AuthenticationFailureHandler failures;

	TokenFilter(RequestMatcher requests, TokenRefusals refusals, AuthenticationFailureHandler failures) {
		this.requests = requests;
		this.refusals = refusals;
		this.failures = failures;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		if (this.requests.matches(request)) {
			try {
				this.refusals.check(NavigationRequests.isJson(request), request.getRemoteAddr());
			}
			catch (AuthenticationException ex) {
				this.failures.onAuthenticationFailure(request, response, ex);
				return;
			}
		}
		chain.doFilter(request, response);
	}

}
