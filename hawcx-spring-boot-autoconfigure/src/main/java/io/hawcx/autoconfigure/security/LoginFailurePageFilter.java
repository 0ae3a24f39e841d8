package io.hawcx.autoconfigure.security;

import java.io.IOException;

import io.hawcx.security.oauth2.HawcxLoginFailure;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;

import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.WebAttributes;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.HtmlUtils;

/**
 * Says at {@code /login?error} why a login through Hawcx failed. Spring Security's
 * generated page says "Invalid credentials" whatever happened.
 */
class LoginFailurePageFilter extends OncePerRequestFilter {

	private static final String PAGE = """
			<!DOCTYPE html>
			<html lang="en">
			<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
			<title>Sign-in failed</title></head>
			<body><main><h1>Sign-in failed</h1>
			<p role="alert">%s</p>
			<p><a href="%s">Sign in again</a></p></main></body>
			</html>
			""";

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		String message = isFailurePage(request) ? message(request.getSession(false)) : null;
		if (message == null) {
			chain.doFilter(request, response);
			return;
		}
		response.setContentType("text/html;charset=UTF-8");
		response.setHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'; base-uri 'none'");
		response.getWriter()
			.write(PAGE.formatted(HtmlUtils.htmlEscape(message),
					HtmlUtils.htmlEscape(request.getContextPath() + "/login")));
	}

	private static boolean isFailurePage(HttpServletRequest request) {
		return request.getMethod().equals("GET") && "error".equals(request.getQueryString())
				&& request.getRequestURI().equals(request.getContextPath() + "/login");
	}

	private static @Nullable String message(@Nullable HttpSession session) {
		if (session == null || !(session
			.getAttribute(WebAttributes.AUTHENTICATION_EXCEPTION) instanceof AuthenticationException exception)) {
			return null;
		}
		HawcxLoginFailure failure = HawcxLoginFailure.of(exception);
		// Another provider's failure may lie there too, and is not ours to word.
		boolean ours = String.valueOf(failure.toSessionException().getMessage()).equals(exception.getMessage());
		return ours ? failure.message() : null;
	}

}
