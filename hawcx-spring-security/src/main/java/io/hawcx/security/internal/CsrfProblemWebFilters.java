package io.hawcx.security.internal;

import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.security.config.web.server.SecurityWebFiltersOrder;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatchers;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

/**
 * Turns the plain 403 with which Spring Security refuses a script's request without CSRF
 * token into problem details, at one address. The response is a wrapped one for the CSRF
 * filter alone: every other refusal of the chain, and what the CSRF filter's own handler
 * answers with another type, stays what it is.
 */
public final class CsrfProblemWebFilters {

	private CsrfProblemWebFilters() {
	}

	/**
	 * Add the filters.
	 * @param http the chain
	 * @param path the address that scripts post to
	 */
	public static void add(ServerHttpSecurity http, String path) {
		http.addFilterBefore(new WrappingFilter(path), SecurityWebFiltersOrder.CSRF);
		http.addFilterAfter(new UnwrappingFilter(), SecurityWebFiltersOrder.CSRF);
	}

	private static final class WrappingFilter implements WebFilter {

		private final String path;

		private final ServerWebExchangeMatcher requests;

		WrappingFilter(String path) {
			this.path = path;
			this.requests = ServerWebExchangeMatchers.pathMatchers(HttpMethod.POST, path);
		}

		@Override
		public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
			return this.requests.matches(exchange)
				.map((match) -> match.isMatch() && !ServerReplies.isPage(exchange.getRequest()))
				.flatMap((script) -> chain.filter(script ? wrap(exchange) : exchange));
		}

		private ServerWebExchange wrap(ServerWebExchange exchange) {
			return exchange.mutate().response(new CsrfResponse(exchange.getResponse(), this.path)).build();
		}

	}

	private static final class UnwrappingFilter implements WebFilter {

		@Override
		public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
			return chain.filter((exchange.getResponse() instanceof CsrfResponse csrf)
					? exchange.mutate().response(csrf.getDelegate()).build() : exchange);
		}

	}

	private static final class CsrfResponse extends ServerHttpResponseDecorator {

		private final String path;

		CsrfResponse(ServerHttpResponse response, String path) {
			super(response);
			this.path = path;
		}

		@Override
		public Mono<Void> writeWith(Publisher<? extends DataBuffer> body) {
			boolean stock = getStatusCode() == CsrfProblem.STATUS
					&& MediaType.TEXT_PLAIN.equalsTypeAndSubtype(getHeaders().getContentType());
			return stock ? Mono.defer(() -> ServerReplies.write(getDelegate(), CsrfProblem.STATUS,
					MediaType.APPLICATION_PROBLEM_JSON, CsrfProblem.report(this.path))) : super.writeWith(body);
		}

	}

}
