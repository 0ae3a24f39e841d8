package io.hawcx.security.oauth2;

import java.io.IOException;
import java.util.List;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.web.filter.GenericFilterBean;

/**
 * Keeps the request at hand for whoever authenticates on its thread: Spring Security
 * drops {@code iss} before it makes its token. Reads nothing of a request until it is
 * asked, which is after Spring Security has read the response's parameters.
 */
final class CallbackRequests extends GenericFilterBean {

	private final ThreadLocal<@Nullable ServletRequest> current = new ThreadLocal<>();

	@Override
	public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		ServletRequest outer = this.current.get();
		this.current.set(request);
		try {
			chain.doFilter(request, response);
		}
		finally {
			if (outer != null) {
				this.current.set(outer);
			}
			else {
				this.current.remove();
			}
		}
	}

	/**
	 * Return the issuers that the response on this thread names.
	 * @return each {@code iss}
	 */
	List<String> issuers() {
		ServletRequest request = this.current.get();
		String[] issuers = (request != null) ? request.getParameterValues(CallbackIssuer.PARAMETER) : null;
		return (issuers != null) ? List.of(issuers) : List.of();
	}

}
