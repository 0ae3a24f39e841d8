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
 * Makes the session's user anonymous at another tenant's address. At every dispatch, as
 * each reads the session anew.
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
		if (tenant != null) {
			Supplier<SecurityContext> deferred = this.contexts.getDeferredContext();
			this.contexts.setDeferredContext(() -> {
				SecurityContext context = deferred.get();
				String login = LoginTenants.registrationId(context.getAuthentication());
				if (login == null || login.equals(tenant) || (!this.hawcx.isHawcx(login) && this.others.test(login))) {
					return context;
				}
				asked.setAttribute(HIDDEN, context.getAuthentication());
				return this.contexts.createEmptyContext();
			});
		}
		chain.doFilter(request, response);
	}

}
