package io.hawcx.security.oauth2;

import java.util.List;

import reactor.core.publisher.Mono;

import org.springframework.http.HttpHeaders;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.registration.ReactiveClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.server.ServerAuthorizationRequestRepository;
import org.springframework.security.oauth2.client.web.server.WebSessionOAuth2ServerAuthorizationRequestRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.web.server.WebFilterExchange;
import org.springframework.security.web.server.authentication.ServerAuthenticationFailureHandler;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

/**
 * Checks {@code iss} of an authorization response of Hawcx (RFC 9207) before Spring
 * Security redeems its code; a callback counts as Hawcx' by the authorization request
 * that it answers or by its path.
 */
final class CallbackIssuerWebFilter implements WebFilter {

	private final ReactiveClientRegistrationRepository registrations;

	private final String registrationId;

	private final ServerAuthenticationFailureHandler failures;

	private final ServerAuthorizationRequestRepository<OAuth2AuthorizationRequest> requests = new WebSessionOAuth2ServerAuthorizationRequestRepository();

	CallbackIssuerWebFilter(ReactiveClientRegistrationRepository registrations, String registrationId,
			ServerAuthenticationFailureHandler failures) {
		this.registrations = registrations;
		this.registrationId = registrationId;
		this.failures = failures;
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		return answersHawcx(exchange).flatMap((ours) -> ours ? check(exchange) : Mono.empty())
			.thenReturn(true)
			.onErrorResume(AuthenticationException.class, (ex) -> refuse(exchange, chain, ex).thenReturn(false))
			.flatMap((proceed) -> proceed ? chain.filter(exchange) : Mono.empty());
	}

	private Mono<Boolean> answersHawcx(ServerWebExchange exchange) {
		String query = exchange.getRequest().getURI().getRawQuery();
		if (!CallbackIssuer.isResponse(exchange.getRequest().getMethod().name(), query)) {
			return Mono.just(false);
		}
		String path = exchange.getRequest().getPath().value();
		boolean usualPath = CallbackIssuer.isUsualPath(path, this.registrationId);
		if (!usualPath && !exchange.getRequest().getHeaders().containsHeader(HttpHeaders.COOKIE)) {
			return Mono.just(false);
		}
		// The path alone would not do: the application chooses it, and Spring Security
		// goes by the authorization request.
		return this.requests.loadAuthorizationRequest(exchange)
			.map((answered) -> CallbackIssuer.isHawcx(path, this.registrationId, answered))
			.defaultIfEmpty(usualPath);
	}

	private Mono<Void> check(ServerWebExchange exchange) {
		List<String> issuers = CallbackIssuer.issuers(exchange.getRequest().getURI().getRawQuery());
		return this.registrations.findByRegistrationId(this.registrationId)
			.doOnNext((registration) -> CallbackIssuer.check(registration, issuers))
			.then();
	}

	private Mono<Void> refuse(ServerWebExchange exchange, WebFilterChain chain, AuthenticationException ex) {
		return this.requests.removeAuthorizationRequest(exchange)
			.then(Mono.defer(() -> this.failures.onAuthenticationFailure(new WebFilterExchange(exchange, chain), ex)));
	}

}
