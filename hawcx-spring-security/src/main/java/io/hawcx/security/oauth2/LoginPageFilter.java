package io.hawcx.security.oauth2;

import java.io.IOException;
import java.time.Duration;

import io.hawcx.security.internal.ServletPaths;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.web.WebAttributes;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers with the pages of {@link LoginPages}, before Spring Security's generated login
 * page, which says "Invalid credentials" whatever happened.
 */
final class LoginPageFilter extends OncePerRequestFilter {

	private final LoginPages pages;

	LoginPageFilter(LoginPages pages) {
		this.pages = pages;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		String path = request.getRequestURI().substring(request.getContextPath().length());
		String prefix = ServletPaths.prefix(request);
		LoginPageAddresses.Asked asked = this.pages.addresses()
			.asked(request.getMethod(), prefix, path, request.getQueryString());
		if (asked == null) {
			chain.doFilter(request, response);
			return;
		}
		if (asked == LoginPageAddresses.Asked.STYLESHEET) {
			write(response, "text/css", LoginPages.STYLESHEET_CACHE, LoginPages.stylesheet());
			return;
		}
		String code = failureCode(request);
		byte[] page = this.pages.page(asked, code, request.getContextPath(), prefix,
				request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
		if (page == null) {
			chain.doFilter(request, response);
			return;
		}
		Duration retryAfter = LoginPages.retryAfter(asked, code);
		if (retryAfter != null) {
			response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
			response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(retryAfter.toSeconds()));
		}
		write(response, MediaType.TEXT_HTML_VALUE, "no-store", page);
	}

	private static void write(HttpServletResponse response, String type, String cache, byte[] body) throws IOException {
		response.setContentType(type + ";charset=UTF-8");
		response.setHeader(HttpHeaders.CACHE_CONTROL, cache);
		response.setContentLength(body.length);
		response.getOutputStream().write(body);
	}

	private static @Nullable String failureCode(HttpServletRequest request) {
		HttpSession session = request.getSession(false);
		return (session != null) ? LoginPages.failureCode(session.getAttribute(WebAttributes.AUTHENTICATION_EXCEPTION))
				: null;
	}

}
