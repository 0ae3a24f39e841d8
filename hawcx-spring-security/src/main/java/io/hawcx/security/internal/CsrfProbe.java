package io.hawcx.security.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;

import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import org.jspecify.annotations.Nullable;

import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.csrf.CsrfToken;

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
	 * @param token a token as the request's attribute holds it
	 * @param request the request that the token belongs to
	 * @param response its response
	 * @return whether a post with that token in the header passes
	 */
	static boolean passes(CsrfFilter filter, CsrfToken token, HttpServletRequest request, HttpServletResponse response)
			throws IOException, ServletException {
		AtomicBoolean passed = new AtomicBoolean();
		filter.doFilter(new Post(request, token), new Unsent(response), (asked, answer) -> passed.set(true));
		return passed.get();
	}

	private static final class Post extends HttpServletRequestWrapper {

		private final CsrfToken token;

		Post(HttpServletRequest request, CsrfToken token) {
			super(request);
			this.token = token;
		}

		@Override
		public String getMethod() {
			return "POST";
		}

		@Override
		public @Nullable String getHeader(String name) {
			return name.equalsIgnoreCase(this.token.getHeaderName()) ? this.token.getToken() : super.getHeader(name);
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
