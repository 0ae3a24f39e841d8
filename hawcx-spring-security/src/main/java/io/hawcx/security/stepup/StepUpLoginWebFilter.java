package io.hawcx.security.stepup;

import reactor.core.publisher.Mono;

import org.springframework.security.authentication.AuthenticationTrustResolver;
import org.springframework.security.authentication.AuthenticationTrustResolverImpl;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatchers;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

/**
 * Refuses who is not signed in, whatever the chain's rules say of these addresses, and
 * before they would redirect a script to a login page.
 */
final class StepUpLoginWebFilter implements WebFilter {

	private final AuthenticationTrustResolver trust = new AuthenticationTrustResolverImpl();

	private final ServerWebExchangeMatcher requests;

	StepUpLoginWebFilter(String path) {
		this.requests = ServerWebExchangeMatchers.pathMatchers(path, path + "/receipt");
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		return this.requests.matches(exchange)
			.flatMap((match) -> match.isMatch() ? isSignedIn() : Mono.just(true))
			.flatMap((passes) -> passes ? chain.filter(exchange)
					: ServerStepUpReplies.problem(exchange.getResponse(), StepUpProblem.loginRequired()));
	}

	private Mono<Boolean> isSignedIn() {
		return ReactiveSecurityContextHolder.getContext()
			.map((context) -> this.trust.isAuthenticated(context.getAuthentication()))
			.defaultIfEmpty(false);
	}

}
