package io.hawcx.security.stepup;

import io.hawcx.HawcxAsync;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.web.server.csrf.CsrfToken;
import org.springframework.security.web.server.csrf.CsrfWebFilter;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatchers;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

/**
 * Answers the step-up's three addresses for the signed-in user. It stands behind the
 * chain's authorization rules, so that these apply to its addresses as to any other.
 */
final class StepUpWebFilter implements WebFilter {

	// What CsrfWebFilter.skipExchange sets, for a request that no browser can forge.
	private static final String CSRF_SKIPPED = "SHOULD_NOT_FILTER" + CsrfWebFilter.class.getName();

	private final ServerWebExchangeMatcher description;

	private final ServerWebExchangeMatcher start;

	private final ServerWebExchangeMatcher receipt;

	private final ServerStepUpEndpoints endpoints;

	private final StepUpAccounts<HawcxAsync> accounts;

	StepUpWebFilter(String path, ServerStepUpEndpoints endpoints, StepUpAccounts<HawcxAsync> accounts) {
		this.description = ServerWebExchangeMatchers.pathMatchers(HttpMethod.GET, path);
		this.start = ServerWebExchangeMatchers.pathMatchers(HttpMethod.POST, path);
		this.receipt = ServerWebExchangeMatchers.pathMatchers(HttpMethod.POST, path + "/receipt");
		this.endpoints = endpoints;
		this.accounts = accounts;
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		return answer(exchange)
			.onErrorResume(StepUpProblem.class,
					(problem) -> ServerStepUpReplies.problem(exchange.getResponse(), problem).thenReturn(true))
			.filter((answered) -> !answered)
			.flatMap((other) -> chain.filter(exchange));
	}

	private Mono<Boolean> answer(ServerWebExchange exchange) {
		ServerHttpResponse response = exchange.getResponse();
		Mono<Void> describe = Mono
			.defer(() -> this.endpoints.describe(exchange).flatMap((body) -> ServerStepUpReplies.ok(response, body)));
		Mono<Void> begin = Mono
			.defer(() -> guardedAccount(exchange).flatMap((account) -> this.endpoints.start(exchange, account))
				.flatMap((body) -> ServerStepUpReplies.ok(response, body)));
		Mono<Void> complete = Mono
			.defer(() -> guardedAccount(exchange).flatMap((account) -> this.endpoints.complete(exchange, account))
				.then(ServerStepUpReplies.done(response)));
		return when(this.description, exchange, describe)
			.switchIfEmpty(Mono.defer(() -> when(this.start, exchange, begin)))
			.switchIfEmpty(Mono.defer(() -> when(this.receipt, exchange, complete)))
			.defaultIfEmpty(false);
	}

	private static Mono<Boolean> when(ServerWebExchangeMatcher requests, ServerWebExchange exchange,
			Mono<Void> answer) {
		return requests.matches(exchange)
			.filter(ServerWebExchangeMatcher.MatchResult::isMatch)
			.flatMap((match) -> answer.thenReturn(true));
	}

	// The reactive DSL does not tell whether the chain has CSRF protection.
	private Mono<StepUpAccount<HawcxAsync>> guardedAccount(ServerWebExchange exchange) {
		boolean guarded = exchange.getAttribute(CsrfToken.class.getName()) != null
				|| Boolean.TRUE.equals(exchange.getAttribute(CSRF_SKIPPED));
		return guarded ? account() : Mono.error(new IllegalStateException(
				"hawcxStepUp() needs CSRF protection, which this chain has disabled: enable it, for its addresses at least."));
	}

	private Mono<StepUpAccount<HawcxAsync>> account() {
		return ReactiveSecurityContextHolder.getContext()
			.mapNotNull(SecurityContext::getAuthentication)
			.map(this.accounts::of);
	}

}
