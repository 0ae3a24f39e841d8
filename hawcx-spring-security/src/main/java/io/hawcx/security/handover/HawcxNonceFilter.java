package io.hawcx.security.handover;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

import io.hawcx.security.internal.JsonReplies;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Issues nonces bound to the session, with the CSRF token that the hand-over will need.
 */
final class HawcxNonceFilter extends OncePerRequestFilter {

	private final RequestMatcher requests;

	private final SessionNonces nonces;

	HawcxNonceFilter(String path, SessionNonces nonces) {
		this.requests = PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.GET, path + "/nonce");
		this.nonces = nonces;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		if (!this.requests.matches(request)) {
			chain.doFilter(request, response);
			return;
		}
		Map<String, Object> answer = new LinkedHashMap<>();
		answer.put("nonce", this.nonces.issue(request));
		if (request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken csrf) {
			answer.put("csrf", Map.of("headerName", csrf.getHeaderName(), "parameterName", csrf.getParameterName(),
					"token", csrf.getToken()));
		}
		JsonReplies.write(response, HttpServletResponse.SC_OK, MediaType.APPLICATION_JSON_VALUE, answer);
	}

}
