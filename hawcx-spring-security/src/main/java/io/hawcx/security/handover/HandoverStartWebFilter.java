package io.hawcx.security.handover;

import java.security.SecureRandom;
import java.util.Map;

import io.hawcx.security.internal.Json;
import io.hawcx.security.internal.ServerCsrfTokens;
import io.hawcx.security.internal.ServerReplies;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

/**
 * Begins a login in the session, and tells the page its PKCE challenge and the CSRF token
 * that the hand-over will need.
 */
final class HandoverStartWebFilter implements WebFilter {

	private final SecureRandom random = new SecureRandom();

	private final ServerWebExchangeMatcher requests;

	private final ServerHandoverSessions sessions;

	private final HandoverOrigins origins;

	HandoverStartWebFilter(ServerWebExchangeMatcher requests, ServerHandoverSessions sessions,
			HandoverOrigins origins) {
		this.requests = requests;
		this.sessions = sessions;
		this.origins = origins;
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		return this.requests.matches(exchange)
			.flatMap((match) -> match.isMatch() ? answer(exchange) : chain.filter(exchange));
	}

	private Mono<Void> answer(ServerWebExchange exchange) {
		String refusal = this.origins.refusal((name) -> exchange.getRequest().getHeaders().getFirst(name));
		if (refusal != null) {
			HandoverProblem problem = HandoverProblem.refusedStart(refusal);
			return ServerReplies.write(exchange.getResponse(), problem.status(), MediaType.APPLICATION_PROBLEM_JSON,
					problem.body());
		}
		return begin(exchange).flatMap((start) -> ServerCsrfTokens.describe(exchange).map(start::reply))
			.flatMap((reply) -> write(exchange, reply));
	}

	private Mono<HandoverStart> begin(ServerWebExchange exchange) {
		String query = exchange.getRequest().getURI().getRawQuery();
		// Randomness may block, as Spring's own session ids and CSRF tokens may.
		return Mono.fromSupplier(() -> HandoverStart.random(this.random, query))
			.subscribeOn(Schedulers.boundedElastic())
			.flatMap((start) -> exchange.getSession()
				.doOnNext((session) -> this.sessions.update(exchange, session, start::addTo))
				.thenReturn(start));
	}

	private static Mono<Void> write(ServerWebExchange exchange, Map<String, Object> reply) {
		return ServerReplies.write(exchange.getResponse(), HttpStatus.OK, MediaType.APPLICATION_JSON,
				Json.bytes(reply));
	}

}
