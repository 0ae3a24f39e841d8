package io.hawcx.security.oauth2.internal;

import java.io.IOException;
import java.util.function.Predicate;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.web.filter.GenericFilterBean;

/**
 * Makes the session's user anonymous at another tenant's address, and everywhere once the
 * tenant is gone. Where it cannot be told whether it is, they get 503. At every dispatch,
 * as each reads the session anew.
 */
public final class TenantUserFilter extends GenericFilterBean {

	private static final String HIDDEN = TenantUserFilter.class.getName() + ".HIDDEN";

	private final LoginTenants hawcx;

	private final Predicate<String> others;

	private final SecurityContextHolderStrategy contexts;

	/**
	 * Create a filter.
	 * @param hawcx the registrations of Hawcx
	 * @param others tells whether there is a registration
	 * @param contexts holds who is signed in
	 */
	public TenantUserFilter(LoginTenants hawcx, Predicate<String> others, SecurityContextHolderStrategy contexts) {
		this.hawcx = hawcx;
		this.others = others;
		this.contexts = contexts;
	}

	/**
	 * Return who is signed in though not at this address.
	 * @param request the request
	 * @return the login, or {@code null} if there is none
	 */
	static @Nullable Authentication hidden(HttpServletRequest request) {
		return (request.getAttribute(HIDDEN) instanceof Authentication login) ? login : null;
	}

	@Override
	public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		HttpServletRequest asked = (HttpServletRequest) request;
		try {
			hideIfElsewhere(asked);
			chain.doFilter(request, response);
		}
		catch (ServletException | RuntimeException ex) {
			TenantLookupException failure = TenantLookupException.in(ex);
			if (failure == null || response.isCommitted()) {
				throw ex;
			}
			failure.report();
			TenantReplies.write(asked, (HttpServletResponse) response, TenantProblem.UNAVAILABLE);
		}
	}

	// At once: a DispatcherServlet asks who is signed in when it has answered, at the
	// latest, and then it is too late to answer that this cannot be told.
	private void hideIfElsewhere(HttpServletRequest request) {
		Authentication login = this.contexts.getContext().getAuthentication();
		if (!isAt(login, ResolvedServletTenant.of(this.hawcx, request))) {
			request.setAttribute(HIDDEN, login);
			this.contexts.setContext(this.contexts.createEmptyContext());
		}
	}

	private boolean isAt(@Nullable Authentication login, @Nullable String tenant) {
		String registrationId = LoginTenants.registrationId(login);
		if (login == null || registrationId == null || !LoginTenants.mustBeKnown(login, tenant)) {
			return true;
		}
		return LoginTenants.isElsewhere(login, tenant)
				? !this.hawcx.isHawcx(registrationId) && this.others.test(registrationId) : this.hawcx.isKnown(login);
	}

}
