package io.hawcx.security.stepup;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.security.authentication.AuthenticationTrustResolver;
import org.springframework.security.authentication.AuthenticationTrustResolverImpl;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses who is not signed in, whatever the chain's rules say of these addresses, and
 * before they would redirect a script to a login page.
 */
final class StepUpLoginFilter extends OncePerRequestFilter {

	private final AuthenticationTrustResolver trust = new AuthenticationTrustResolverImpl();

	private final RequestMatcher requests;

	private final SecurityContextHolderStrategy contexts;

	StepUpLoginFilter(PathPatternRequestMatcher.Builder paths, String path, SecurityContextHolderStrategy contexts) {
		this.requests = new OrRequestMatcher(paths.matcher(path), paths.matcher(path + "/receipt"));
		this.contexts = contexts;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		if (this.requests.matches(request)
				&& !this.trust.isAuthenticated(this.contexts.getContext().getAuthentication())) {
			StepUpReplies.problem(response, StepUpProblem.loginRequired());
			return;
		}
		chain.doFilter(request, response);
	}

}
