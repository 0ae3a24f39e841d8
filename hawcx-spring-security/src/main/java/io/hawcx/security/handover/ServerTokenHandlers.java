package io.hawcx.security.handover;

import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;

import io.hawcx.security.internal.Json;
import io.hawcx.security.internal.ServerReplies;
import io.hawcx.security.oauth2.internal.TenantAddressWebFilter;
import io.hawcx.security.token.HawcxAccessTokens;
import io.hawcx.security.token.TooManySessionsException;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.web.server.WebFilterExchange;
import org.springframework.security.web.server.authentication.ServerAuthenticationFailureHandler;
import org.springframework.security.web.server.authentication.ServerAuthenticationSuccessHandler;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebSession;

/**
 * Gives the session of a new login its token and an app the token, or tells the app why
 * there is none.
 */
final class ServerTokenHandlers implements ServerAuthenticationSuccessHandler, ServerAuthenticationFailureHandler {

	private final HawcxAccessTokens tokens;

	private final TokenRefusals refusals;

	private final HawcxLoginResponseBody body;

	private final ServerHandoverProblems problems = new ServerHandoverProblems();

	private final LoginEvents events;

	ServerTokenHandlers(HawcxAccessTokens tokens, TokenRefusals refusals, HawcxLoginResponseBody body,
			LoginEvents events) {
		this.tokens = tokens;
		this.refusals = refusals;
		this.body = body;
		this.events = events;
	}

	static String remote(ServerWebExchange exchange) {
		InetSocketAddress address = exchange.getRequest().getRemoteAddress();
		if (address == null) {
			return "";
		}
		// Forwarded headers leave it unresolved, and it must stay so.
		return address.isUnresolved() ? address.getHostString() : address.getAddress().getHostAddress();
	}

	@Override
	public Mono<Void> onAuthenticationSuccess(WebFilterExchange exchange, Authentication authentication) {
		ServerWebExchange request = exchange.getExchange();
		// Randomness may have to wait.
		return request.getSession()
			.publishOn(Schedulers.boundedElastic())
			.flatMap((session) -> issue(session, (OAuth2AuthenticationToken) authentication))
			.publishOn(Schedulers.parallel())
			.flatMap((reply) -> ServerReplies.write(request.getResponse(), HttpStatus.OK, MediaType.APPLICATION_JSON,
					reply))
			.then(Mono.<Void>fromRunnable(() -> this.events.succeeded(authentication)))
			.onErrorResume(TooManySessionsException.class,
					(ex) -> request.getSession()
						.flatMap(WebSession::invalidate)
						.then(onAuthenticationFailure(exchange, TokenRefusals.full(ex))));
	}

	private Mono<byte[]> issue(WebSession session, OAuth2AuthenticationToken login) {
		Map<String, Object> attributes = new HashMap<>();
		String token = this.tokens.issue(session.getId(), attributes::put);
		byte[] reply = Json.bytes(this.body.create(login, TokenReply.of(login, token, this.tokens)));
		session.getAttributes().putAll(attributes);
		session.setMaxIdleTime(this.tokens.idleTimeout());
		return session.save().thenReturn(reply);
	}

	@Override
	public Mono<Void> onAuthenticationFailure(WebFilterExchange exchange, AuthenticationException exception) {
		return Mono.defer(() -> {
			ServerWebExchange request = exchange.getExchange();
			this.refusals.count(exception, HawcxCodeHandoverWebFilter.hasTried(request), remote(request));
			this.events.failed(TenantAddressWebFilter.tenant(request), exception);
			return this.problems.write(request, exception);
		});
	}

}
