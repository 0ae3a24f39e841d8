package io.hawcx.security.handover;

import io.hawcx.security.internal.ServerReplies;
import io.hawcx.security.internal.ServerRequestBodies;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.server.WebFilterExchange;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

/**
 * Refuses a body that is too long, and a form that cannot be read, before the CSRF filter
 * reads it, which would end in 500. Also refuses a bearer, whose session the login would
 * otherwise change.
 */
final class HandoverLimitWebFilter implements WebFilter {

	private final ServerWebExchangeMatcher requests;

	private final ServerHandoverHandlers failures;

	HandoverLimitWebFilter(ServerWebExchangeMatcher requests, ServerHandoverHandlers failures) {
		this.requests = requests;
		this.failures = failures;
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		return this.requests.matches(exchange)
			.flatMap((match) -> match.isMatch() ? limited(exchange, chain) : chain.filter(exchange));
	}

	private Mono<Void> limited(ServerWebExchange exchange, WebFilterChain chain) {
		try {
			HandoverBody.refuseBearer(exchange.getRequest().getHeaders().getOrEmpty(HttpHeaders.AUTHORIZATION));
		}
		catch (AuthenticationException ex) {
			// No browser navigates with a bearer.
			return this.failures.refuse(exchange, ex);
		}
		return requireReadable(exchange).then(Mono.defer(() -> chain.filter(exchange)))
			.onErrorResume(AuthenticationException.class,
					(ex) -> this.failures.onAuthenticationFailure(new WebFilterExchange(exchange, chain), ex));
	}

	private static Mono<Void> requireReadable(ServerWebExchange exchange) {
		return Mono.defer(() -> {
			ServerHttpRequest request = exchange.getRequest();
			HandoverBody.requireShort(request.getHeaders().getContentLength());
			return ServerReplies.isJson(request) ? Mono.empty() : requireForm(exchange);
		});
	}

	private static Mono<Void> requireForm(ServerWebExchange exchange) {
		ServerHttpRequest request = exchange.getRequest();
		if (ServerRequestBodies.isMultipart(request) && request.getHeaders().getContentLength() < 0) {
			return Mono.error(HandoverBody.invalid("A multipart body must say how long it is."));
		}
		// What is read here is kept by the exchange for those that follow.
		return ServerRequestBodies.form(exchange)
			.onErrorMap(ServerRequestBodies::isUnreadable, (ex) -> HandoverBody.unreadable())
			.then();
	}

}
