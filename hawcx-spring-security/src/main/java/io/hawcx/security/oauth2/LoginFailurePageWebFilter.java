package io.hawcx.security.oauth2;

import java.nio.charset.StandardCharsets;

import io.hawcx.security.internal.ServerReplies;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.web.WebAttributes;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import org.springframework.web.server.WebSession;

/**
 * Says why a login through Hawcx failed, in place of the generated login page, which says
 * "Invalid credentials" whatever happened and links to every provider again.
 */
final class LoginFailurePageWebFilter implements WebFilter {

	private final String failureUrl;

	LoginFailurePageWebFilter(String failureUrl) {
		this.failureUrl = failureUrl;
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		if (!asksForFailure(exchange.getRequest())) {
			return chain.filter(exchange);
		}
		return exchange.getSession()
			.mapNotNull(LoginFailurePageWebFilter::message)
			.map((message) -> LoginFailurePage.html(exchange.getRequest().getPath().contextPath().value(), message)
				.getBytes(StandardCharsets.UTF_8))
			.map((page) -> ServerReplies.write(exchange.getResponse(), HttpStatus.OK, ServerReplies.HTML, page))
			.defaultIfEmpty(Mono.defer(() -> chain.filter(exchange)))
			.flatMap((reply) -> reply);
	}

	@SuppressWarnings("NullAway") // WebSession does not say that an attribute may be
									// absent.
	private static String message(WebSession session) {
		return LoginFailurePage.message(session.getAttribute(WebAttributes.AUTHENTICATION_EXCEPTION));
	}

	private boolean asksForFailure(ServerHttpRequest request) {
		String path = request.getPath().pathWithinApplication().value();
		String query = request.getURI().getRawQuery();
		return request.getMethod() == HttpMethod.GET
				&& this.failureUrl.equals((query != null) ? path + "?" + query : path);
	}

}
