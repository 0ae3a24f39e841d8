package io.hawcx.security.handover;

import io.hawcx.security.internal.ServerBodies;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpMethod;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.server.WebFilterExchange;
import org.springframework.security.web.server.authentication.ServerAuthenticationFailureHandler;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatchers;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

/**
 * Refuses a body that is too long before the CSRF filter reads it, which would end in
 * 500.
 */
final class HandoverLimitWebFilter implements WebFilter {

	private final ServerWebExchangeMatcher requests;

	private final ServerAuthenticationFailureHandler failures;

	HandoverLimitWebFilter(String path, ServerAuthenticationFailureHandler failures) {
		this.requests = ServerWebExchangeMatchers.pathMatchers(HttpMethod.POST, path);
		this.failures = failures;
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		return this.requests.matches(exchange)
			.flatMap((match) -> match.isMatch() ? limited(exchange, chain) : chain.filter(exchange));
	}

	private Mono<Void> limited(ServerWebExchange exchange, WebFilterChain chain) {
		return Mono.fromRunnable(() -> HandoverBody.requireShort(exchange.getRequest().getHeaders().getContentLength()))
			.then(Mono.defer(() -> chain.filter(exchange)))
			.onErrorMap(ServerBodies::isTooLong, (ex) -> HandoverBody.tooLong())
			.onErrorResume(AuthenticationException.class,
					(ex) -> this.failures.onAuthenticationFailure(new WebFilterExchange(exchange, chain), ex));
	}

}
