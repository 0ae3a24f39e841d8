package io.hawcx.security.stepup;

import java.io.IOException;

import io.hawcx.security.internal.NavigationRequests;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpMethod;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses a body that is too long, and a form that cannot be read, before the CSRF filter
 * reads it, which would end in an error page of the container.
 */
final class StepUpLimitFilter extends OncePerRequestFilter {

	private final RequestMatcher requests;

	StepUpLimitFilter(PathPatternRequestMatcher.Builder paths, String path) {
		this.requests = new OrRequestMatcher(paths.matcher(HttpMethod.POST, path),
				paths.matcher(HttpMethod.POST, path + "/receipt"));
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		if (this.requests.matches(request)) {
			try {
				requireReadable(request);
			}
			catch (StepUpProblem problem) {
				StepUpReplies.problem(response, problem);
				return;
			}
		}
		chain.doFilter(request, response);
	}

	private static void requireReadable(HttpServletRequest request) {
		StepUpBody.requireShort(request.getContentLengthLong());
		if (NavigationRequests.isJson(request)) {
			return;
		}
		try {
			// The first call reads the body, which the container keeps.
			request.getParameterMap();
		}
		catch (RuntimeException ex) {
			// Each container has its own: Tomcat an IllegalStateException, Jetty another.
			throw StepUpBody.unreadable();
		}
	}

}
