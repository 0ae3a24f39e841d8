package io.hawcx.security.oauth2.internal;

import io.hawcx.security.tenant.HawcxTenantResolver;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * Resolves the tenant of a request of the servlet stack, once.
 */
public final class ResolvedServletTenant {

	private ResolvedServletTenant() {
	}

	/**
	 * Resolve the tenant of a request.
	 * @param hawcx the registrations of Hawcx
	 * @param request the request
	 * @return the resolver's answer, {@code null} without a resolver
	 */
	public static @Nullable String of(LoginTenants hawcx, HttpServletRequest request) {
		HawcxTenantResolver resolver = hawcx.resolver();
		if (resolver == null) {
			return null;
		}
		if (request.getAttribute(ResolvedTenant.ATTRIBUTE) instanceof ResolvedTenant known) {
			return known.name();
		}
		ResolvedTenant resolved = ResolvedTenant.of(resolver, request.getServerName(),
				request.getRequestURI().substring(request.getContextPath().length()), request::getHeader);
		request.setAttribute(ResolvedTenant.ATTRIBUTE, resolved);
		return resolved.name();
	}

}
