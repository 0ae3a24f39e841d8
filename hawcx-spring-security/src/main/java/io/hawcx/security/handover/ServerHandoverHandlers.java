package io.hawcx.security.handover;

import java.net.URI;
import java.util.Optional;

import io.hawcx.security.internal.Json;
import io.hawcx.security.internal.ServerCsrfTokens;
import io.hawcx.security.internal.ServerReplies;
import io.hawcx.security.oauth2.internal.TenantAddressWebFilter;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.session.ReactiveSessionRegistry;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.web.server.WebFilterExchange;
import org.springframework.security.web.server.authentication.ConcurrentSessionControlServerAuthenticationSuccessHandler;
import org.springframework.security.web.server.authentication.DelegatingServerAuthenticationSuccessHandler;
import org.springframework.security.web.server.authentication.RedirectServerAuthenticationSuccessHandler;
import org.springframework.security.web.server.authentication.RegisterSessionServerAuthenticationSuccessHandler;
import org.springframework.security.web.server.authentication.ServerAuthenticationFailureHandler;
import org.springframework.security.web.server.authentication.ServerAuthenticationSuccessHandler;
import org.springframework.security.web.server.authentication.ServerMaximumSessionsExceededHandler;
import org.springframework.security.web.server.authentication.SessionLimit;
import org.springframework.security.web.server.savedrequest.ServerRequestCache;
import org.springframework.web.server.ServerWebExchange;

/**
 * Sends a page where it wanted to go or to the failure URL, and tells a script who is
 * signed in, or why nobody is by problem details (RFC 9457) whose {@code code} is stable.
 */
final class ServerHandoverHandlers implements ServerAuthenticationSuccessHandler, ServerAuthenticationFailureHandler {

	private final ServerHandoverProblems problems = new ServerHandoverProblems();

	private final ServerAuthenticationSuccessHandler successPages;

	private final ServerAuthenticationFailureHandler failurePages;

	private final ServerRequestCache requests;

	private final HawcxLoginResponseBody body;

	private final LoginEvents events;

	ServerHandoverHandlers(ServerAuthenticationSuccessHandler successPages,
			ServerAuthenticationFailureHandler failurePages, ServerRequestCache requests, HawcxLoginResponseBody body,
			LoginEvents events) {
		this.successPages = successPages;
		this.failurePages = failurePages;
		this.requests = requests;
		this.body = body;
		this.events = events;
	}

	/**
	 * Create what redirects a page that has signed in.
	 * @param requests finds the page that asked for the login
	 * @return the handler
	 */
	static ServerAuthenticationSuccessHandler redirect(ServerRequestCache requests) {
		RedirectServerAuthenticationSuccessHandler handler = new RedirectServerAuthenticationSuccessHandler();
		handler.setRequestCache(requests);
		return handler;
	}

	/**
	 * Create what {@code concurrentSessions()} adds to the chain's other logins.
	 * @param registry the registry of sessions
	 * @param limit how many a user may have
	 * @param exceeded what happens beyond them
	 * @return what checks, then registers, the session of a new login
	 */
	static ServerAuthenticationSuccessHandler sessionLimit(ReactiveSessionRegistry registry, SessionLimit limit,
			ServerMaximumSessionsExceededHandler exceeded) {
		ConcurrentSessionControlServerAuthenticationSuccessHandler control = new ConcurrentSessionControlServerAuthenticationSuccessHandler(
				registry, exceeded);
		control.setSessionLimit(limit);
		return new DelegatingServerAuthenticationSuccessHandler(control,
				new RegisterSessionServerAuthenticationSuccessHandler(registry));
	}

	@Override
	public Mono<Void> onAuthenticationSuccess(WebFilterExchange exchange, Authentication authentication) {
		return Mono.defer(() -> {
			this.events.succeeded(authentication);
			return ServerReplies.isPage(exchange.getExchange().getRequest())
					? this.successPages.onAuthenticationSuccess(exchange, authentication)
					: reply(exchange.getExchange(), (OAuth2AuthenticationToken) authentication);
		});
	}

	/**
	 * Refuse what no page sends.
	 * @param exchange the request
	 * @param exception why
	 * @return problem details
	 */
	Mono<Void> refuse(ServerWebExchange exchange, AuthenticationException exception) {
		this.events.failed(TenantAddressWebFilter.tenant(exchange), exception);
		return this.problems.write(exchange, exception);
	}

	@Override
	public Mono<Void> onAuthenticationFailure(WebFilterExchange exchange, AuthenticationException exception) {
		return Mono.defer(() -> {
			if (!ServerReplies.isPage(exchange.getExchange().getRequest())) {
				return refuse(exchange.getExchange(), exception);
			}
			this.events.failed(TenantAddressWebFilter.tenant(exchange.getExchange()), exception);
			return this.failurePages.onAuthenticationFailure(exchange, exception);
		});
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

}
