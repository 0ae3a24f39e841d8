package io.hawcx.security.token;

import java.util.List;

import reactor.core.publisher.Mono;

import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.server.csrf.CsrfWebFilter;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Hides the cookies of requests with an access token, and of those that ask for one, from
 * the application, lets the application set none, and leaves CSRF protection out for
 * them, since no browser sends the token by itself. Their session comes from
 * {@link HawcxAccessTokenSessionManager}; whether the token is good is for
 * {@link HawcxAccessTokenGuardWebFilter} to say. Every other request passes untouched.
 * Thread-safe.
 *
 * @since 0.1.0
 */
public final class HawcxAccessTokenWebFilter implements WebFilter, Ordered {

	private final List<PathPattern> addresses;

	/**
	 * Create a filter.
	 * @param tokens the rules
	 */
	public HawcxAccessTokenWebFilter(HawcxAccessTokens tokens) {
		this.addresses = addresses(tokens);
	}

	@Override
	public int getOrder() {
		return Ordered.HIGHEST_PRECEDENCE;
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		if (!isBearer(exchange) && !asksForToken(exchange, this.addresses)) {
			return chain.filter(exchange);
		}
		CsrfWebFilter.skipExchange(exchange);
		return chain.filter(exchange.mutate()
			.request(new CookielessServerRequest(exchange.getRequest()))
			.response(new CookielessServerResponse(exchange.getResponse()))
			.build());
	}

	static List<PathPattern> addresses(HawcxAccessTokens tokens) {
		return tokens.addresses().stream().map(PathPatternParser.defaultInstance::parse).toList();
	}

	static boolean asksForToken(ServerWebExchange exchange, List<PathPattern> addresses) {
		return exchange.getRequest().getMethod() == HttpMethod.POST && addresses.stream()
			.anyMatch((address) -> address.matches(exchange.getRequest().getPath().pathWithinApplication()));
	}

	static boolean isBearer(ServerWebExchange exchange) {
		return AccessToken.isPresent(authorization(exchange));
	}

	static List<String> authorization(ServerWebExchange exchange) {
		return exchange.getRequest().getHeaders().getOrEmpty(HttpHeaders.AUTHORIZATION);
	}

}
