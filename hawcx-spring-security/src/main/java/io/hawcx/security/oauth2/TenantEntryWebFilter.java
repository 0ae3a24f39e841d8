package io.hawcx.security.oauth2;

import io.hawcx.security.internal.ServerReplies;
import io.hawcx.security.oauth2.internal.LoginTenants;
import io.hawcx.security.oauth2.internal.ResolvedServerTenant;
import io.hawcx.security.oauth2.internal.ServerLookups;
import reactor.core.publisher.Mono;

import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.server.authentication.RedirectServerAuthenticationEntryPoint;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

/**
 * Sends who needs a login for a tenant's page to that tenant's login, and back to the
 * page afterwards.
 */
final class TenantEntryWebFilter implements WebFilter {

	private final LoginTenants hawcx;

	TenantEntryWebFilter(LoginTenants hawcx) {
		this.hawcx = hawcx;
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		String tenant = ResolvedServerTenant.of(this.hawcx, exchange);
		if (tenant == null || !ServerReplies.isPage(exchange.getRequest())) {
			return chain.filter(exchange);
		}
		return chain.filter(exchange)
			.onErrorResume(AccessDeniedException.class,
					(denied) -> exchange.getPrincipal()
						.filter((user) -> user instanceof Authentication login && LoginTenants.isAuthenticated(login))
						.hasElement()
						.flatMap((signedIn) -> (signedIn || exchange.getResponse().isCommitted()) ? Mono.just(false)
								: ServerLookups.isHawcx(this.hawcx, tenant))
						.flatMap((leads) -> leads ? signIn(exchange, tenant, denied) : Mono.error(denied)));
	}

	private static Mono<Void> signIn(ServerWebExchange exchange, String tenant, AccessDeniedException denied) {
		return new RedirectServerAuthenticationEntryPoint(LoginPageAddresses.authorization(tenant)).commence(exchange,
				new AuthenticationCredentialsNotFoundException("A sign-in is needed.", denied));
	}

}
