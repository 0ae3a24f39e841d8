package io.hawcx.security.stepup;

import io.hawcx.security.internal.ServerReplies;
import io.hawcx.security.internal.ServerRequestBodies;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatchers;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

/**
 * Refuses a body that is too long, and a form that cannot be read, before the CSRF filter
 * reads it, which would end in 500.
 */
final class StepUpLimitWebFilter implements WebFilter {

	private final ServerWebExchangeMatcher requests;

	StepUpLimitWebFilter(String path) {
		this.requests = ServerWebExchangeMatchers.pathMatchers(HttpMethod.POST, path, path + "/receipt");
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		return this.requests.matches(exchange)
			.flatMap((match) -> match.isMatch() ? limited(exchange, chain) : chain.filter(exchange));
	}

	private Mono<Void> limited(ServerWebExchange exchange, WebFilterChain chain) {
		return requireReadable(exchange).then(Mono.defer(() -> chain.filter(exchange)))
			.onErrorResume(StepUpProblem.class,
					(problem) -> ServerStepUpReplies.problem(exchange.getResponse(), problem));
	}

	private static Mono<Void> requireReadable(ServerWebExchange exchange) {
		return Mono.defer(() -> {
			ServerHttpRequest request = exchange.getRequest();
			long length = request.getHeaders().getContentLength();
			StepUpBody.requireShort(length);
			if (ServerReplies.isJson(request)) {
				return Mono.empty();
			}
			if (ServerRequestBodies.isMultipart(request) && length < 0) {
				return Mono.error(StepUpBody.lengthRequired());
			}
			// What is read here is kept by the exchange for those that follow.
			return ServerRequestBodies.form(exchange)
				.onErrorMap(ServerRequestBodies::isUnreadable, (ex) -> StepUpBody.unreadable())
				.then();
		});
	}

}
