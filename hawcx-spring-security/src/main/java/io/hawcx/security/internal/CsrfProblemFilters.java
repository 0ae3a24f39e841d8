package io.hawcx.security.internal;

import java.io.IOException;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;

import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.GenericFilterBean;

/**
 * Turns the bare 403 with which Spring Security refuses a script's request without CSRF
 * token into problem details, at one address. The response is a wrapped one for the CSRF
 * filter alone: every other refusal of the chain, and what an access-denied handler of
 * the application writes or forwards to, stays what it is.
 */
public final class CsrfProblemFilters {

	private CsrfProblemFilters() {
	}

	/**
	 * Add the filters.
	 * @param http the chain
	 * @param path the address that scripts post to
	 */
	public static void add(HttpSecurity http, String path) {
		http.addFilterBefore(new WrappingFilter(path), CsrfFilter.class);
		http.addFilterAfter(new UnwrappingFilter(), CsrfFilter.class);
	}

	private static final class WrappingFilter extends GenericFilterBean {

		private final String path;

		private final RequestMatcher requests;

		WrappingFilter(String path) {
			this.path = path;
			this.requests = PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, path);
		}

		@Override
		public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
				throws IOException, ServletException {
			HttpServletRequest http = (HttpServletRequest) request;
			boolean script = this.requests.matches(http) && !Requests.isPage(http);
			chain.doFilter(request, script ? new CsrfResponse((HttpServletResponse) response, this.path) : response);
		}

	}

	private static final class UnwrappingFilter implements Filter {

		@Override
		public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
				throws IOException, ServletException {
			chain.doFilter(request, (response instanceof CsrfResponse csrf) ? csrf.getResponse() : response);
		}

	}

	private static final class CsrfResponse extends HttpServletResponseWrapper {

		private final String path;

		CsrfResponse(HttpServletResponse response, String path) {
			super(response);
			this.path = path;
		}

		@Override
		public void sendError(int status) throws IOException {
			if (status == CsrfProblem.STATUS.value()) {
				JsonReplies.write((HttpServletResponse) getResponse(), status, MediaType.APPLICATION_PROBLEM_JSON_VALUE,
						CsrfProblem.report(this.path));
			}
			else {
				super.sendError(status);
			}
		}

		@Override
		public void sendError(int status, String message) throws IOException {
			if (status == CsrfProblem.STATUS.value()) {
				sendError(status);
			}
			else {
				super.sendError(status, message);
			}
		}

	}

}
