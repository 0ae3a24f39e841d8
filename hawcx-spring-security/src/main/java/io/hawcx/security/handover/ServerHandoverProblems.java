package io.hawcx.security.handover;

import io.hawcx.security.internal.RateLimitedLogger;
import io.hawcx.security.internal.ServerReplies;
import io.hawcx.security.oauth2.HawcxLoginFailure;
import io.hawcx.security.oauth2.internal.TenantAddressWebFilter;
import io.hawcx.security.oauth2.internal.TenantText;
import org.apache.commons.logging.LogFactory;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.server.ServerWebExchange;

/**
 * Tells a script or an app why nobody is signed in, by problem details (RFC 9457).
 */
final class ServerHandoverProblems {

	private final RateLimitedLogger log = new RateLimitedLogger(LogFactory.getLog(ServerHandoverHandlers.class));

	Mono<Void> write(ServerWebExchange exchange, AuthenticationException exception) {
		HawcxLoginFailure failure = HawcxLoginFailure.of(exception);
		String tenant = TenantAddressWebFilter.tenant(exchange);
		this.log.warn(failure.code(), tenant,
				"Code hand-over from Hawcx" + TenantText.of(tenant) + " failed: " + failure.reason());
		HandoverProblem problem = HandoverProblem.of(failure, exception);
		if (problem.retryAfter() != null) {
			exchange.getResponse()
				.getHeaders()
				.set(HttpHeaders.RETRY_AFTER, String.valueOf(problem.retryAfter().toSeconds()));
		}
		return ServerReplies.write(exchange.getResponse(), problem.status(), MediaType.APPLICATION_PROBLEM_JSON,
				problem.body());
	}

}
