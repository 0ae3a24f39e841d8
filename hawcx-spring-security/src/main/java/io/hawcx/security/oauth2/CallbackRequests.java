package io.hawcx.security.oauth2;

import java.io.IOException;
import java.util.List;

import io.hawcx.security.oauth2.internal.EndedLogins;
import io.hawcx.security.oauth2.internal.LoginTenants;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.security.core.context.SecurityContextHolderStrategy;
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
	 * End the login that the request on this thread comes with if the new one must not
	 * find anything of it.
	 * @param contexts holds who is signed in
	 * @param hawcx the registrations of Hawcx
	 * @param registrationId the registration of the new login
	 */
	void end(SecurityContextHolderStrategy contexts, LoginTenants hawcx, String registrationId) {
		if (this.current.get() instanceof HttpServletRequest request) {
			EndedLogins.endIfOthers(request, contexts, hawcx, registrationId);
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
