package io.hawcx.security.token;

import java.util.List;

import io.hawcx.security.internal.ServerReplies;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import org.springframework.web.util.pattern.PathPattern;

/**
 * Refuses, in one security filter chain of the reactive stack, a token that is unknown or
 * ended, a bearer of another kind, and a token's session that comes by cookie: each gets
 * 401, never a redirect. What comes later in the chain sees no {@code Authorization} of a
 * token. Thread-safe.
 *
 * @since 0.1.0
 */
public final class HawcxAccessTokenGuardWebFilter implements WebFilter {

	private static final String BEARER = HawcxAccessTokenGuardWebFilter.class.getName();

	private final HawcxAccessTokens tokens;

	private final boolean otherBearers;

	private final List<PathPattern> addresses;

	/**
	 * Create a filter.
	 * @param tokens the rules
	 * @param otherBearers whether bearers of another kind pass, since the chain has a
	 * resource server
	 */
	public HawcxAccessTokenGuardWebFilter(HawcxAccessTokens tokens, boolean otherBearers) {
		this.tokens = tokens;
		this.otherBearers = otherBearers;
		this.addresses = HawcxAccessTokenWebFilter.addresses(tokens);
	}

	/**
	 * Tell whether a request carries an access token that this filter let pass.
	 * @param exchange the request
	 * @return whether it does
	 */
	public static boolean isBearer(ServerWebExchange exchange) {
		return exchange.getAttribute(BEARER) != null;
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		// Who asks for a token may send an old one, which is not read.
		if (HawcxAccessTokenWebFilter.asksForToken(exchange, this.addresses)) {
			return chain.filter(exchange);
		}
		if (HawcxAccessTokenWebFilter.isBearer(exchange)) {
			return hasToken(exchange).flatMap((good) -> good ? bearer(exchange, chain) : refuse(exchange));
		}
		if (!this.otherBearers && AccessToken.bearer(HawcxAccessTokenWebFilter.authorization(exchange)) != null) {
			return refuse(exchange);
		}
		return this.tokens.isShared()
				? hasToken(exchange).flatMap((byCookie) -> byCookie ? refuse(exchange) : chain.filter(exchange))
				: chain.filter(exchange);
	}

	private static Mono<Boolean> hasToken(ServerWebExchange exchange) {
		return exchange.getSession().map((session) -> session.getAttribute(HawcxAccessTokens.HASH) != null);
	}

	private static Mono<Void> bearer(ServerWebExchange exchange, WebFilterChain chain) {
		exchange.getAttributes().put(BEARER, true);
		return chain.filter(exchange.mutate().request(new TokenlessRequest(exchange.getRequest())).build());
	}

	private static Mono<Void> refuse(ServerWebExchange exchange) {
		return Mono.defer(() -> {
			exchange.getResponse().getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, TokenProblem.CHALLENGE);
			return ServerReplies.write(exchange.getResponse(), TokenProblem.STATUS, MediaType.APPLICATION_PROBLEM_JSON,
					TokenProblem.report());
		});
	}

	private static final class TokenlessRequest extends ServerHttpRequestDecorator {

		private final HttpHeaders headers;

		TokenlessRequest(ServerHttpRequest request) {
			super(request);
			this.headers = CookielessServerRequest.without(request.getHeaders(), HttpHeaders.AUTHORIZATION);
		}

		@Override
		public HttpHeaders getHeaders() {
			return this.headers;
		}

	}

}
