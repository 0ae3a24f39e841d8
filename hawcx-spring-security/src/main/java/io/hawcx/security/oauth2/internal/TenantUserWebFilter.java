package io.hawcx.security.oauth2.internal;

import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;

import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

/**
 * Makes the session's user anonymous at another tenant's address, and everywhere once the
 * tenant is gone. Where it cannot be told whether it is, requests that need to know get
 * 503. Stands behind the filter that finds the session's user.
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
		return chain.filter(exchange)
			.contextWrite((context) -> hide(context, tenant))
			.onErrorResume(TenantLookupException.class,
					(failure) -> ServerTenantReplies.unavailable(exchange, failure));
	}

	private Context hide(Context context, @Nullable String tenant) {
		if (!context.hasKey(SecurityContext.class)) {
			return context;
		}
		Mono<SecurityContext> found = context.get((Object) SecurityContext.class);
		return context.put(SecurityContext.class, found
			.flatMap((login) -> isAt(login.getAuthentication(), tenant).filter((here) -> here).map((here) -> login)));
	}

	private Mono<Boolean> isAt(@Nullable Authentication login, @Nullable String tenant) {
		String registrationId = LoginTenants.registrationId(login);
		if (login == null || registrationId == null || !LoginTenants.mustBeKnown(login, tenant)) {
			return Mono.just(true);
		}
		return LoginTenants.isElsewhere(login, tenant)
				? ServerLookups.isHawcx(this.hawcx, registrationId)
					.flatMap((ours) -> ours ? Mono.just(false) : this.others.apply(registrationId))
				: ServerLookups.isKnown(this.hawcx, login);
	}

}
