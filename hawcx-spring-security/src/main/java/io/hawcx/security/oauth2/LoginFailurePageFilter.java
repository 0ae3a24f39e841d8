package io.hawcx.security.oauth2;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;

import org.springframework.http.HttpHeaders;
import org.springframework.security.web.WebAttributes;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Says why a login through Hawcx failed, in place of the generated login page, which says
 * "Invalid credentials" whatever happened and links to every provider again.
 */
final class LoginFailurePageFilter extends OncePerRequestFilter {

	private final String failureUrl;

	LoginFailurePageFilter(String failureUrl) {
		this.failureUrl = failureUrl;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		HttpSession session = request.getSession(false);
		String message = (session != null && asksForFailure(request))
				? LoginFailurePage.message(session.getAttribute(WebAttributes.AUTHENTICATION_EXCEPTION)) : null;
		if (message == null) {
			chain.doFilter(request, response);
			return;
		}
		String page = LoginFailurePage.html(request.getContextPath(), message);
		response.setContentType("text/html;charset=UTF-8");
		response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
		response.getOutputStream().write(page.getBytes(StandardCharsets.UTF_8));
	}

	private boolean asksForFailure(HttpServletRequest request) {
		String path = request.getRequestURI().substring(request.getContextPath().length());
		String query = request.getQueryString();
		return "GET".equals(request.getMethod()) && this.failureUrl.equals((query != null) ? path + "?" + query : path);
	}

}
