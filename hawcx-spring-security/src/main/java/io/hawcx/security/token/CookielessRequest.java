package io.hawcx.security.token;

import java.util.Collections;
import java.util.Enumeration;
import java.util.List;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;

/**
 * A request whose cookies nobody sees, and whose session keeps the id that its token
 * carries: nobody can fixate such a session, since nobody else knows its secret.
 */
final class CookielessRequest extends HttpServletRequestWrapper {

	CookielessRequest(HttpServletRequest request) {
		super(request);
	}

	@Override
	public Cookie @Nullable [] getCookies() {
		return null;
	}

	@Override
	public @Nullable String getHeader(String name) {
		return isCookie(name) ? null : super.getHeader(name);
	}

	@Override
	public Enumeration<String> getHeaders(String name) {
		return isCookie(name) ? Collections.emptyEnumeration() : super.getHeaders(name);
	}

	@Override
	public Enumeration<String> getHeaderNames() {
		List<String> names = Collections.list(super.getHeaderNames());
		names.removeIf(CookielessRequest::isCookie);
		return Collections.enumeration(names);
	}

	@Override
	public String changeSessionId() {
		HttpSession session = getSession(false);
		if (session == null) {
			throw new IllegalStateException("This request has no session whose id could change.");
		}
		return session.getId();
	}

	// What was asked for is the token, which no log may hold.
	@Override
	public @Nullable String getRequestedSessionId() {
		HttpSession session = isRequestedSessionIdValid() ? getSession(false) : null;
		return (session != null) ? session.getId() : null;
	}

	private static boolean isCookie(String name) {
		return HttpHeaders.COOKIE.equalsIgnoreCase(name);
	}

}
