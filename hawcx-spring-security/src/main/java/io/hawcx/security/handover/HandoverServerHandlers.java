package io.hawcx.security.handover;

import io.hawcx.security.internal.ServerReplies;
import io.hawcx.security.oauth2.HawcxLoginFailure;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import reactor.core.publisher.Mono;

import org.springframework.core.log.LogMessage;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.server.WebFilterExchange;
import org.springframework.security.web.server.authentication.ServerAuthenticationFailureHandler;
import org.springframework.security.web.server.authentication.ServerAuthenticationSuccessHandler;
import org.springframework.web.server.ServerWebExchange;

/**
 * Sends a page where it wanted to go or to the failure URL, and answers a script with 204
 * or problem details (RFC 9457) whose {@code code} is stable.
 */
final class HandoverServerHandlers implements ServerAuthenticationSuccessHandler, ServerAuthenticationFailureHandler {

	private static final Log logger = LogFactory.getLog(HandoverServerHandlers.class);

	private final ServerAuthenticationSuccessHandler successPages;

	private final ServerAuthenticationFailureHandler failurePages;

	HandoverServerHandlers(ServerAuthenticationSuccessHandler successPages,
			ServerAuthenticationFailureHandler failurePages) {
		this.successPages = successPages;
		this.failurePages = failurePages;
	}

	@Override
	public Mono<Void> onAuthenticationSuccess(WebFilterExchange exchange, Authentication authentication) {
		if (ServerReplies.isPage(exchange.getExchange().getRequest())) {
			return this.successPages.onAuthenticationSuccess(exchange, authentication);
		}
		return Mono.fromRunnable(() -> exchange.getExchange().getResponse().setStatusCode(HttpStatus.NO_CONTENT));
	}

	@Override
	public Mono<Void> onAuthenticationFailure(WebFilterExchange exchange, AuthenticationException exception) {
		if (ServerReplies.isPage(exchange.getExchange().getRequest())) {
			return this.failurePages.onAuthenticationFailure(exchange, exception);
		}
		return Mono.defer(() -> problem(exchange.getExchange(), HawcxLoginFailure.of(exception)));
	}

	private static Mono<Void> problem(ServerWebExchange exchange, HawcxLoginFailure failure) {
		logger.warn(LogMessage.format("Code hand-over from Hawcx failed: %s", failure.reason()));
		HandoverProblem problem = HandoverProblem.of(failure);
		return ServerReplies.write(exchange.getResponse(), problem.status(), MediaType.APPLICATION_PROBLEM_JSON,
				problem.body());
	}

}
