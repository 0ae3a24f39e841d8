package io.hawcx.security.oauth2.internal;

import java.io.IOException;
import java.util.function.Predicate;
import java.util.function.Supplier;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.web.filter.GenericFilterBean;

/**
 * Makes the session's user anonymous at another tenant's address, and everywhere once the
 * tenant is gone. At every dispatch, as each reads the session anew.
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
		String tenant = ResolvedServletTenant.of(this.hawcx, asked);
		Supplier<SecurityContext> deferred = this.contexts.getDeferredContext();
		this.contexts.setDeferredContext(() -> {
			SecurityContext context = deferred.get();
			Authentication login = context.getAuthentication();
			if (isAt(login, tenant)) {
				return context;
			}
			asked.setAttribute(HIDDEN, login);
			return this.contexts.createEmptyContext();
		});
		chain.doFilter(request, response);
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
