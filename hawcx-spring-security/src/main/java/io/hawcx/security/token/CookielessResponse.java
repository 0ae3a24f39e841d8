package io.hawcx.security.token;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;

import org.springframework.http.HttpHeaders;

/**
 * A response that sets no cookie.
 */
final class CookielessResponse extends HttpServletResponseWrapper {

	CookielessResponse(HttpServletResponse response) {
		super(response);
	}

	@Override
	public void addCookie(Cookie cookie) {
		// An app that sends tokens keeps none.
	}

	@Override
	public void setHeader(String name, String value) {
		if (!HttpHeaders.SET_COOKIE.equalsIgnoreCase(name)) {
			super.setHeader(name, value);
		}
	}

	@Override
	public void addHeader(String name, String value) {
		if (!HttpHeaders.SET_COOKIE.equalsIgnoreCase(name)) {
			super.addHeader(name, value);
		}
	}

}
