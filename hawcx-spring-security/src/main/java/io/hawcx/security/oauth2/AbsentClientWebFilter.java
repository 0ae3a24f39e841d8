package io.hawcx.security.oauth2;

import reactor.core.publisher.Mono;

import org.springframework.security.oauth2.client.ClientAuthorizationRequiredException;
import org.springframework.security.web.server.WebFilterExchange;
import org.springframework.security.web.server.authentication.ServerAuthenticationFailureHandler;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

/**
 * Answers a handler that asks for an authorized client of Hawcx whose login brought no
 * access token, before Spring Security asks for another login.
 */
final class AbsentClientWebFilter implements WebFilter {

	private final ServerAuthenticationFailureHandler failures;

	AbsentClientWebFilter(ServerAuthenticationFailureHandler failures) {
		this.failures = failures;
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		return chain.filter(exchange)
			.onErrorResume(ClientAuthorizationRequiredException.class,
					(wanted) -> exchange.getSession()
						.mapNotNull((session) -> AbsentAccessToken.answer(wanted,
								session.getAttributes().get(AbsentAccessToken.ATTRIBUTE)))
						.switchIfEmpty(Mono.error(wanted))
						.flatMap((answer) -> this.failures
							.onAuthenticationFailure(new WebFilterExchange(exchange, chain), answer)));
	}

}
