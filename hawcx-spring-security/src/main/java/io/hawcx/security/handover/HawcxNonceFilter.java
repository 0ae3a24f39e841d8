package io.hawcx.security.handover;

import java.io.IOException;

import io.hawcx.security.handover.NonceReply.Csrf;
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
		Csrf csrf = (request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token)
				? new Csrf(token.getHeaderName(), token.getParameterName(), token.getToken()) : null;
		JsonReplies.write(response, HttpServletResponse.SC_OK, MediaType.APPLICATION_JSON_VALUE,
				NonceReply.json(this.nonces.issue(request), csrf));
	}

}
