package io.hawcx.security.stepup;

import java.io.IOException;

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
 * Refuses a body that is too long before the CSRF filter reads it.
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
		if (this.requests.matches(request) && request.getContentLengthLong() > StepUpBody.LONGEST) {
			StepUpReplies.problem(response, StepUpBody.tooLong());
			return;
		}
		chain.doFilter(request, response);
	}

}
