package io.hawcx.security.handover;

import io.hawcx.security.internal.ServerReplies;
import reactor.core.publisher.Mono;

import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.server.WebFilterExchange;
import org.springframework.security.web.server.authentication.ServerAuthenticationFailureHandler;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

/**
 * Refuses what an app posts before its code is tried.
 */
final class TokenWebFilter implements WebFilter {

	private final ServerWebExchangeMatcher requests;

	private final TokenRefusals refusals;

	private final ServerAuthenticationFailureHandler failures;

	TokenWebFilter(ServerWebExchangeMatcher requests, TokenRefusals refusals,
			ServerAuthenticationFailureHandler failures) {
		this.requests = requests;
		this.refusals = refusals;
		this.failures = failures;
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		return this.requests.matches(exchange)
			.flatMap((match) -> match.isMatch() ? checked(exchange, chain) : chain.filter(exchange));
	}

	private Mono<Void> checked(ServerWebExchange exchange, WebFilterChain chain) {
		try {
			this.refusals.check(ServerReplies.isJson(exchange.getRequest()), ServerTokenHandlers.remote(exchange));
		}
		catch (AuthenticationException ex) {
			return this.failures.onAuthenticationFailure(new WebFilterExchange(exchange, chain), ex);
		}
		return chain.filter(exchange);
	}

}
