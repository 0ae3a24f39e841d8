package io.hawcx.security.oauth2;

import java.net.URI;

import io.hawcx.security.oauth2.internal.LoginTenants;
import io.hawcx.security.oauth2.internal.ResolvedServerTenant;
import io.hawcx.security.oauth2.internal.ServerLookups;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.web.server.DefaultServerRedirectStrategy;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

/**
 * Sends who comes to the generated sign-in page of a tenant straight to its login.
 */
final class TenantLoginWebFilter implements WebFilter {

	private final LoginTenants hawcx;

	private final DefaultServerRedirectStrategy redirects = new DefaultServerRedirectStrategy();

	TenantLoginWebFilter(LoginTenants hawcx) {
		this.hawcx = hawcx;
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		ServerHttpRequest request = exchange.getRequest();
		String tenant = ResolvedServerTenant.of(this.hawcx, exchange);
		if (request.getMethod() == HttpMethod.GET && request.getURI().getRawQuery() == null
				&& request.getPath().pathWithinApplication().value().equals(LoginPageAddresses.SIGN_IN)
				&& tenant != null) {
			return ServerLookups.isHawcx(this.hawcx, tenant)
				.flatMap((known) -> known
						? this.redirects.sendRedirect(exchange, URI.create(LoginPageAddresses.authorization(tenant)))
						: chain.filter(exchange));
		}
		return chain.filter(exchange);
	}

}
