package io.hawcx.security.handover;

import java.net.URI;
import java.util.Optional;

import io.hawcx.security.internal.BoundedLog;
import io.hawcx.security.internal.Json;
import io.hawcx.security.internal.ServerCsrfTokens;
import io.hawcx.security.internal.ServerReplies;
import io.hawcx.security.oauth2.HawcxLoginFailure;
import org.apache.commons.logging.LogFactory;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.web.server.WebFilterExchange;
import org.springframework.security.web.server.authentication.ServerAuthenticationFailureHandler;
import org.springframework.security.web.server.authentication.ServerAuthenticationSuccessHandler;
import org.springframework.security.web.server.savedrequest.ServerRequestCache;
import org.springframework.web.server.ServerWebExchange;

/**
 * Sends a page where it wanted to go or to the failure URL, and tells a script who is
 * signed in, or why nobody is by problem details (RFC 9457) whose {@code code} is stable.
 */
final class HandoverServerHandlers implements ServerAuthenticationSuccessHandler, ServerAuthenticationFailureHandler {

	private final BoundedLog log = new BoundedLog(LogFactory.getLog(HandoverServerHandlers.class));

	private final ServerAuthenticationSuccessHandler successPages;

	private final ServerAuthenticationFailureHandler failurePages;

	private final ServerRequestCache requests;

	private final HawcxLoginResponseBody body;

	HandoverServerHandlers(ServerAuthenticationSuccessHandler successPages,
			ServerAuthenticationFailureHandler failurePages, ServerRequestCache requests, HawcxLoginResponseBody body) {
		this.successPages = successPages;
		this.failurePages = failurePages;
		this.requests = requests;
		this.body = body;
	}

	@Override
	public Mono<Void> onAuthenticationSuccess(WebFilterExchange exchange, Authentication authentication) {
		if (ServerReplies.isPage(exchange.getExchange().getRequest())) {
			return this.successPages.onAuthenticationSuccess(exchange, authentication);
		}
		return reply(exchange.getExchange(), (OAuth2AuthenticationToken) authentication);
	}

	@Override
	public Mono<Void> onAuthenticationFailure(WebFilterExchange exchange, AuthenticationException exception) {
		if (ServerReplies.isPage(exchange.getExchange().getRequest())) {
			return this.failurePages.onAuthenticationFailure(exchange, exception);
		}
		return Mono.defer(() -> problem(exchange.getExchange(), exception));
	}

	private Mono<Void> reply(ServerWebExchange exchange, OAuth2AuthenticationToken login) {
		return this.requests.getRedirectUri(exchange)
			.map(URI::toString)
			.map(HandoverReply::path)
			.map(Optional::of)
			.defaultIfEmpty(Optional.empty())
			.zipWith(ServerCsrfTokens.describe(exchange),
					(returnTo, csrf) -> HandoverReply.of(login, returnTo.orElse(null), csrf))
			.map((defaults) -> Json.bytes(this.body.create(login, defaults)))
			.flatMap((body) -> ServerReplies.write(exchange.getResponse(), HttpStatus.OK, MediaType.APPLICATION_JSON,
					body));
	}

	private Mono<Void> problem(ServerWebExchange exchange, AuthenticationException exception) {
		HawcxLoginFailure failure = HawcxLoginFailure.of(exception);
		this.log.warn(failure.code(), "Code hand-over from Hawcx failed: " + failure.reason());
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
