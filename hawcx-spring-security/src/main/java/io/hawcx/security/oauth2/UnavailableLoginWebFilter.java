package io.hawcx.security.oauth2;

import reactor.core.publisher.Mono;

import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.web.server.WebFilterExchange;
import org.springframework.security.web.server.authentication.ServerAuthenticationFailureHandler;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

/**
 * Handles a login through Hawcx that could not begin; Spring Security's own filter has no
 * handler for that, so that it would end in 500. Other failures pass.
 */
final class UnavailableLoginWebFilter implements WebFilter {

	private final ServerAuthenticationFailureHandler failures;

	UnavailableLoginWebFilter(ServerAuthenticationFailureHandler failures) {
		this.failures = failures;
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		return chain.filter(exchange).onErrorResume(OAuth2AuthorizationException.class, (ex) -> {
			HawcxLoginUnavailableException unavailable = HawcxLoginUnavailableException.find(ex);
			return (unavailable != null)
					? this.failures.onAuthenticationFailure(new WebFilterExchange(exchange, chain), unavailable)
					: Mono.error(ex);
		});
	}

}
