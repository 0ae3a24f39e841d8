package io.hawcx.security.stepup;

import io.hawcx.security.internal.ServerRequestBodies;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpMethod;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatchers;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

/**
 * Refuses a body that is too long before the CSRF filter reads it, which would end in
 * 500.
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
		return Mono.fromRunnable(() -> StepUpBody.requireShort(exchange.getRequest().getHeaders().getContentLength()))
			.then(Mono.defer(() -> chain.filter(exchange)))
			.onErrorMap(ServerRequestBodies::isTooLong, (ex) -> StepUpBody.tooLong())
			.onErrorResume(StepUpProblem.class,
					(problem) -> StepUpServerReplies.problem(exchange.getResponse(), problem));
	}

}
