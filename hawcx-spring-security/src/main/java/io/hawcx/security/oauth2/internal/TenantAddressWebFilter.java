package io.hawcx.security.oauth2.internal;

import java.util.Map;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

/**
 * Finds the tenant of a login address, before anything of the request is read, and
 * answers 404 where there is none. Every other address passes.
 */
public final class TenantAddressWebFilter implements WebFilter {

	private static final String TENANT = TenantAddressWebFilter.class.getName() + ".TENANT";

	private final ServerWebExchangeMatcher addresses;

	private final LoginTenants hawcx;

	private final Function<String, Mono<Boolean>> others;

	/**
	 * Create a filter.
	 * @param addresses matches login addresses, and tells {@link LoginTenants#VARIABLE}
	 * among the variables where one names its tenant
	 * @param hawcx the registrations of Hawcx
	 * @param others tells whether a name at these addresses is another provider's
	 */
	public TenantAddressWebFilter(ServerWebExchangeMatcher addresses, LoginTenants hawcx,
			Function<String, Mono<Boolean>> others) {
		this.addresses = addresses;
		this.hawcx = hawcx;
		this.others = others;
	}

	/**
	 * Return the registration of a login address.
	 * @param exchange a request that such a filter has let pass
	 * @param hawcx the registrations of Hawcx
	 * @return the id
	 */
	public static String registrationId(ServerWebExchange exchange, LoginTenants hawcx) {
		String tenant = exchange.getAttribute(TENANT);
		return (tenant != null) ? tenant : hawcx.single();
	}

	/**
	 * Return the tenant of a login address.
	 * @param exchange any request
	 * @return the id of its registration, or {@code null} if none was found
	 */
	public static @Nullable String tenant(ServerWebExchange exchange) {
		return exchange.getAttribute(TENANT);
	}

	/**
	 * Keep the tenant of a login address that no such filter looked at.
	 * @param exchange the request
	 * @param hawcx the registrations of Hawcx
	 * @param registrationId the id of one of them
	 */
	public static void keep(ServerWebExchange exchange, LoginTenants hawcx, String registrationId) {
		if (hawcx.areSeveral()) {
			exchange.getAttributes().put(TENANT, registrationId);
		}
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		return this.addresses.matches(exchange)
			.flatMap(
					(match) -> match.isMatch() ? login(exchange, chain, match.getVariables()) : chain.filter(exchange));
	}

	private Mono<Void> login(ServerWebExchange exchange, WebFilterChain chain, Map<String, Object> variables) {
		String tenant = this.hawcx.named(variables, ResolvedServerTenant.of(this.hawcx, exchange));
		return ServerLookups.isHawcx(this.hawcx, tenant).flatMap((known) -> {
			if (tenant != null && known) {
				exchange.getAttributes().put(TENANT, tenant);
				return chain.filter(exchange);
			}
			return isOthers(String.valueOf(variables.get(LoginTenants.VARIABLE))).flatMap((other) -> other
					? chain.filter(exchange) : ServerTenantReplies.write(exchange, TenantProblem.UNKNOWN));
		}).onErrorResume(TenantLookupException.class, (failure) -> ServerTenantReplies.unavailable(exchange, failure));
	}

	private Mono<Boolean> isOthers(String named) {
		return ServerLookups.isHawcx(this.hawcx, named)
			.flatMap((ours) -> ours ? Mono.just(false) : this.others.apply(named));
	}

}
