package io.hawcx.security.oauth2.internal;

import io.hawcx.security.tenant.HawcxTenantResolver;
import org.jspecify.annotations.Nullable;

import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;

/**
 * Resolves the tenant of a request of the reactive stack, once.
 */
public final class ResolvedServerTenant {

	private ResolvedServerTenant() {
	}

	/**
	 * Resolve the tenant of a request.
	 * @param hawcx the registrations of Hawcx
	 * @param exchange the request
	 * @return the resolver's answer, {@code null} without a resolver
	 */
	public static @Nullable String of(LoginTenants hawcx, ServerWebExchange exchange) {
		HawcxTenantResolver resolver = hawcx.resolver();
		if (resolver == null) {
			return null;
		}
		if (exchange.getAttribute(ResolvedTenant.ATTRIBUTE) instanceof ResolvedTenant known) {
			return known.name();
		}
		ServerHttpRequest request = exchange.getRequest();
		ResolvedTenant resolved = ResolvedTenant.of(resolver, request.getURI().getHost(),
				request.getPath().pathWithinApplication().value(), request.getHeaders()::getFirst);
		exchange.getAttributes().put(ResolvedTenant.ATTRIBUTE, resolved);
		return resolved.name();
	}

}
