package io.hawcx.security.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.security.web.csrf.CsrfFilter;

/**
 * Asks a CSRF filter, which tells nobody how it reads tokens, whether it would let a post
 * pass. Nothing of the question stays in the request, and nothing of the answer reaches
 * the response.
 */
final class CsrfProbe {

	private CsrfProbe() {
	}

	/**
	 * Ask.
	 * @param filter the filter
	 * @param headerName the header
	 * @param value the token, masked or raw
	 * @param request the request that the token belongs to
	 * @param response its response
	 * @return whether a post with that value in the header passes
	 */
	static boolean passes(CsrfFilter filter, String headerName, String value, HttpServletRequest request,
			HttpServletResponse response) throws IOException, ServletException {
		AtomicBoolean passed = new AtomicBoolean();
		filter.doFilter(new Post(request, headerName, value, cookies(request, response)), new Unsent(response),
				(asked, answer) -> passed.set(true));
		return passed.get();
	}

	// Those that the browser will send next: a repository may keep the token in one.
	private static Cookie[] cookies(HttpServletRequest request, HttpServletResponse response) {
		Map<String, Cookie> cookies = new LinkedHashMap<>();
		if (request.getCookies() != null) {
			for (Cookie cookie : request.getCookies()) {
				// Of several with one name the first counts.
				cookies.putIfAbsent(cookie.getName(), cookie);
			}
		}
		for (String header : response.getHeaders(HttpHeaders.SET_COOKIE)) {
			String[] pair = header.split(";", 2)[0].split("=", 2);
			if (pair.length == 2 && !pair[1].isEmpty()) {
				cookies.put(pair[0], new Cookie(pair[0], pair[1]));
			}
			else {
				cookies.remove(pair[0]);
			}
		}
		return cookies.values().toArray(Cookie[]::new);
	}

	private static final class Post extends HttpServletRequestWrapper {

		private final String headerName;

		private final String value;

		private final Cookie[] cookies;

		Post(HttpServletRequest request, String headerName, String value, Cookie[] cookies) {
			super(request);
			this.headerName = headerName;
			this.value = value;
			this.cookies = cookies;
		}

		@Override
		public Cookie[] getCookies() {
			return this.cookies.clone();
		}

		@Override
		public String getMethod() {
			return "POST";
		}

		@Override
		public @Nullable String getHeader(String name) {
			return name.equalsIgnoreCase(this.headerName) ? this.value : super.getHeader(name);
		}

		@Override
		public @Nullable String getParameter(String name) {
			return null;
		}

		@Override
		public @Nullable Object getAttribute(String name) {
			// The filter has passed this request already, and would do nothing.
			return name.endsWith(".FILTERED") ? null : super.getAttribute(name);
		}

		@Override
		public void setAttribute(String name, @Nullable Object value) {
		}

		@Override
		public void removeAttribute(String name) {
		}

	}

	private static final class Unsent extends HttpServletResponseWrapper {

		Unsent(HttpServletResponse response) {
			super(response);
		}

		@Override
		public void addCookie(Cookie cookie) {
		}

		@Override
		public void sendError(int status) {
		}

		@Override
		public void sendError(int status, String message) {
		}

		@Override
		public void sendRedirect(String location) {
		}

		@Override
		public void setStatus(int status) {
		}

		@Override
		public void setHeader(String name, String value) {
		}

		@Override
		public void addHeader(String name, String value) {
		}

		@Override
		public void setContentType(String type) {
		}

		@Override
		public void setContentLength(int length) {
		}

		@Override
		public void setContentLengthLong(long length) {
		}

		@Override
		public PrintWriter getWriter() {
			return new PrintWriter(new ByteArrayOutputStream(), false, StandardCharsets.UTF_8);
		}

		@Override
		public ServletOutputStream getOutputStream() {
			return new Nowhere();
		}

		@Override
		public void flushBuffer() {
		}

	}

	private static final class Nowhere extends ServletOutputStream {

		@Override
		public boolean isReady() {
			return true;
		}

		@Override
		public void setWriteListener(WriteListener listener) {
		}

		@Override
		public void write(int value) {
		}

	}

}
