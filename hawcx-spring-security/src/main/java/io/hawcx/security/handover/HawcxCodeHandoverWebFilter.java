package io.hawcx.security.handover;

import io.hawcx.security.internal.FailureLimit;
import io.hawcx.security.oauth2.HawcxLoginErrorCodes;
import io.hawcx.security.oauth2.HawcxLoginFailure;
import reactor.core.publisher.Mono;

import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.authentication.OAuth2LoginAuthenticationToken;
import org.springframework.security.oauth2.client.web.server.authentication.OAuth2LoginAuthenticationWebFilter;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.server.WebFilterExchange;
import org.springframework.security.web.server.authentication.ServerAuthenticationFailureHandler;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher;
import org.springframework.util.Assert;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilterChain;

/**
 * Signs a user in with the code that is posted, as {@code oauth2Login()} does with one
 * that a redirect brings, and keeps the session's account of it.
 */
final class HawcxCodeHandoverWebFilter extends OAuth2LoginAuthenticationWebFilter {

	private final ServerHandoverBeans beans;

	private final ServerHandoverSessions sessions;

	private final ServerAuthenticationFailureHandler failures;

	private ServerWebExchangeMatcher requests = (exchange) -> ServerWebExchangeMatcher.MatchResult.notMatch();

	private FailureLimit addresses = FailureLimit.none();

	HawcxCodeHandoverWebFilter(ServerHandoverBeans beans, ServerHandoverSessions sessions,
			ServerAuthenticationFailureHandler failures) {
		super(beans.manager(), beans.authorizedClients());
		this.beans = beans;
		this.sessions = sessions;
		this.failures = (exchange, exception) -> count(exchange.getExchange(), exception)
			.then(Mono.defer(() -> failures.onAuthenticationFailure(exchange, exception)));
		setAuthenticationFailureHandler(this.failures);
	}

	void receiveAt(ServerWebExchangeMatcher requests, HandoverBinding binding, FailureLimit addresses) {
		this.requests = requests;
		this.addresses = addresses;
		setRequiresAuthenticationMatcher(requests);
		setServerAuthenticationConverter(new ServerHandoverConverter(this.sessions, binding, this.beans, addresses));
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		// Left to itself, the filter takes whatever AuthenticationException comes out of
		// the application, at any address, for a hand-over that failed.
		return this.requests.matches(exchange)
			.flatMap((match) -> match.isMatch() ? super.filter(exchange, chain) : chain.filter(exchange));
	}

	/**
	 * Tell whether a request's code was tried at Hawcx.
	 * @param exchange the request
	 * @return {@code false} if it was refused before
	 */
	static boolean hasTried(ServerWebExchange exchange) {
		return exchange.getAttribute(ServerHandoverConverter.HANDOVER) != null;
	}

	@Override
	protected Mono<Void> onAuthenticationSuccess(Authentication authentication, WebFilterExchange exchange) {
		OAuth2LoginAuthenticationToken login = (OAuth2LoginAuthenticationToken) authentication;
		Handover handover = exchange.getExchange().getAttribute(ServerHandoverConverter.HANDOVER);
		Assert.state(handover != null, "the converter comes first");
		String nonce = (login.getPrincipal() instanceof OidcUser user) ? user.getIdToken().getNonce() : null;
		try {
			handover.requireNonce(nonce);
		}
		catch (AuthenticationException ex) {
			return this.failures.onAuthenticationFailure(exchange, ex);
		}
		return exchange.getExchange()
			.getSession()
			.doOnNext((session) -> this.sessions.update(exchange.getExchange(), session,
					(state) -> state.complete(handover.challenge(), nonce)))
			.then(Mono.defer(() -> super.onAuthenticationSuccess(authentication, exchange)));
	}

	// An attempt that was refused before its code was tried has cost nothing.
	private Mono<Void> count(ServerWebExchange exchange, AuthenticationException exception) {
		boolean refused = !HawcxLoginFailure.of(exception).code().equals(HawcxLoginErrorCodes.TEMPORARILY_UNAVAILABLE);
		if (!hasTried(exchange) || !refused) {
			return Mono.empty();
		}
		this.addresses.fail(ServerTokenHandlers.remote(exchange));
		return exchange.getSession()
			.doOnNext((session) -> this.sessions.update(exchange, session, HandoverState::fail))
			.then();
	}

}
