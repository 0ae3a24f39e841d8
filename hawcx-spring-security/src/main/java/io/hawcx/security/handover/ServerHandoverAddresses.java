package io.hawcx.security.handover;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;

import io.hawcx.security.internal.CsrfProblemWebFilters;
import io.hawcx.security.oauth2.internal.LoginTenants;
import io.hawcx.security.oauth2.internal.TenantAddressWebFilter;
import io.hawcx.security.token.HawcxAccessTokens;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpMethod;
import org.springframework.security.config.web.server.SecurityWebFiltersOrder;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.web.server.util.matcher.OrServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatchers;
import org.springframework.web.server.ServerWebExchange;

/**
 * The addresses of a hand-over on the reactive stack, and where there are tenants the
 * same of each below them.
 */
final class ServerHandoverAddresses {

	private final String path;

	private final boolean several;

	ServerHandoverAddresses(String path, LoginTenants hawcx) {
		this.path = path;
		this.several = hawcx.areSeveral();
	}

	ServerWebExchangeMatcher codes() {
		return address(HttpMethod.POST, this.path, LoginTenants.pattern(this.path, ""));
	}

	ServerWebExchangeMatcher starts() {
		return address(HttpMethod.GET, this.path + "/start", LoginTenants.pattern(this.path, "/start"));
	}

	ServerWebExchangeMatcher tokens(HawcxAccessTokens access) {
		return address(HttpMethod.POST, access.address(), access.tenantAddress());
	}

	/**
	 * Let the tenant of each address be found, and 404 be answered where there is none,
	 * before anything else of the chain.
	 * @param http the chain
	 * @param hawcx the registrations of Hawcx
	 * @param access the rules of tokens for apps, if there are any
	 */
	void findTenants(ServerHttpSecurity http, LoginTenants hawcx, @Nullable HawcxAccessTokens access) {
		if (!this.several) {
			return;
		}
		List<ServerWebExchangeMatcher> all = new ArrayList<>(List.of(codes(), starts()));
		if (access != null) {
			all.add(tokens(access));
		}
		http.addFilterBefore(
				new TenantAddressWebFilter(new OrServerWebExchangeMatcher(all), hawcx, (name) -> Mono.just(false)),
				SecurityWebFiltersOrder.CSRF);
	}

	/**
	 * Answer scripts whose post lacks the CSRF token.
	 * @param http the chain
	 */
	void answerCsrf(ServerHttpSecurity http) {
		CsrfProblemWebFilters.add(http, this.path);
		if (this.several) {
			CsrfProblemWebFilters.add(http, LoginTenants.pattern(this.path, ""));
		}
	}

	private ServerWebExchangeMatcher address(HttpMethod method, String address, String pattern) {
		ServerWebExchangeMatcher one = ServerWebExchangeMatchers.pathMatchers(method, address);
		return this.several ? new OrServerWebExchangeMatcher(one,
				new Named(ServerWebExchangeMatchers.pathMatchers(method, pattern))) : one;
	}

	/**
	 * Does not take the addresses beside those of tenants for one.
	 *
	 * @param delegate matches a pattern
	 */
	private record Named(ServerWebExchangeMatcher delegate) implements ServerWebExchangeMatcher {

		@Override
		public Mono<MatchResult> matches(ServerWebExchange exchange) {
			return this.delegate.matches(exchange)
				.flatMap((match) -> LoginTenants.mayName(match.getVariables()) ? Mono.just(match)
						: MatchResult.notMatch());
		}

	}

}
