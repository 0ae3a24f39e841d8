package io.hawcx.security.oauth2.internal;

import java.util.function.Function;

import reactor.core.publisher.Mono;
import reactor.util.context.Context;

import org.springframework.security.core.context.SecurityContext;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

/**
 * Makes the session's user anonymous at another tenant's address. Stands behind the
 * filter that finds the session's user.
 */
public final class TenantUserWebFilter implements WebFilter {

	private final LoginTenants hawcx;

	private final Function<String, Mono<Boolean>> others;

	/**
	 * Create a filter.
	 * @param hawcx the registrations of Hawcx
	 * @param others tells whether there is a registration
	 */
	public TenantUserWebFilter(LoginTenants hawcx, Function<String, Mono<Boolean>> others) {
		this.hawcx = hawcx;
		this.others = others;
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		String tenant = ResolvedServerTenant.of(this.hawcx, exchange);
		return (tenant != null) ? chain.filter(exchange).contextWrite((context) -> hide(context, tenant))
				: chain.filter(exchange);
	}

	private Context hide(Context context, String tenant) {
		if (!context.hasKey(SecurityContext.class)) {
			return context;
		}
		Mono<SecurityContext> found = context.get((Object) SecurityContext.class);
		return context.put(SecurityContext.class, found.filterWhen((login) -> isAt(login, tenant)));
	}

	private Mono<Boolean> isAt(SecurityContext context, String tenant) {
		String login = LoginTenants.registrationId(context.getAuthentication());
		if (login == null || login.equals(tenant)) {
			return Mono.just(true);
		}
		return this.hawcx.isHawcx(login) ? Mono.just(false) : this.others.apply(login);
	}

}
