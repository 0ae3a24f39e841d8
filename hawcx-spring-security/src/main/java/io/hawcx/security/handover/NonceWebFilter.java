package io.hawcx.security.handover;

import io.hawcx.security.handover.NonceReply.Csrf;
import io.hawcx.security.internal.ServerReplies;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.web.server.csrf.CsrfToken;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatchers;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

/**
 * Issues nonces bound to the session, with the CSRF token that the hand-over will need.
 */
final class NonceWebFilter implements WebFilter {

	private final ServerWebExchangeMatcher requests;

	private final WebSessionNonces nonces;

	NonceWebFilter(String path, WebSessionNonces nonces) {
		this.requests = ServerWebExchangeMatchers.pathMatchers(HttpMethod.GET, path + "/nonce");
		this.nonces = nonces;
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		return this.requests.matches(exchange)
			.flatMap((match) -> match.isMatch() ? reply(exchange) : chain.filter(exchange));
	}

	private Mono<Void> reply(ServerWebExchange exchange) {
		Mono<byte[]> body = exchange.getSession()
			.flatMap(this.nonces::issue)
			.flatMap((nonce) -> csrf(exchange).map((csrf) -> NonceReply.json(nonce, csrf))
				.switchIfEmpty(Mono.fromSupplier(() -> NonceReply.json(nonce, null))));
		return body.flatMap(
				(json) -> ServerReplies.write(exchange.getResponse(), HttpStatus.OK, MediaType.APPLICATION_JSON, json));
	}

	private static Mono<Csrf> csrf(ServerWebExchange exchange) {
		Mono<CsrfToken> token = token(exchange);
		return (token != null)
				? token.map((csrf) -> new Csrf(csrf.getHeaderName(), csrf.getParameterName(), csrf.getToken()))
				: Mono.empty();
	}

	private static @Nullable Mono<CsrfToken> token(ServerWebExchange exchange) {
		return exchange.getAttribute(CsrfToken.class.getName());
	}

}
