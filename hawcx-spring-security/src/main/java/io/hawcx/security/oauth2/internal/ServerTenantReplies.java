package io.hawcx.security.oauth2.internal;

import io.hawcx.security.internal.ServerReplies;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.server.ServerWebExchange;

/**
 * Writes a {@link TenantProblem} on the reactive stack.
 */
final class ServerTenantReplies {

	private ServerTenantReplies() {
	}

	static Mono<Void> write(ServerWebExchange exchange, TenantProblem problem) {
		return Mono.defer(() -> {
			if (problem.retryAfter() != null) {
				exchange.getResponse().getHeaders().set(HttpHeaders.RETRY_AFTER, problem.retryAfter());
			}
			boolean page = ServerReplies.isPage(exchange.getRequest());
			return ServerReplies.write(exchange.getResponse(), problem.status(),
					page ? ServerReplies.HTML : MediaType.APPLICATION_PROBLEM_JSON,
					page ? problem.page() : problem.body());
		});
	}

	/**
	 * Answer a request whose tenant could not be looked up.
	 * @param exchange the request
	 * @param failure why
	 * @return the answer, or the failure where another answer has begun
	 */
	static Mono<Void> unavailable(ServerWebExchange exchange, TenantLookupException failure) {
		if (exchange.getResponse().isCommitted()) {
			return Mono.error(failure);
		}
		failure.report();
		return write(exchange, TenantProblem.UNAVAILABLE);
	}

}
