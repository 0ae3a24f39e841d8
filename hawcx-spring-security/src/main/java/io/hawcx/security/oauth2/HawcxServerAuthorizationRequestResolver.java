package io.hawcx.security.oauth2;

import java.util.function.Consumer;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ReactiveClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.server.DefaultServerOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.server.ServerOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.web.server.util.matcher.PathPatternParserServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher;
import org.springframework.util.Assert;
import org.springframework.web.server.ServerWebExchange;

/**
 * Resolves authorization requests as stock Spring Security does, with its state, nonce
 * and PKCE, and adds {@code sdk_config_id} to Hawcx's alone. A {@code max_age} in the
 * request, such as {@code /oauth2/authorization/hawcx?max_age=300}, is passed on to
 * Hawcx: it asks for a login that recent (OpenID Connect Core section 3.1.2.1). Whether
 * Hawcx heeds it is not documented; only {@code auth_time} proves such a login. Where no
 * login through Hawcx can begin, the error is an {@link OAuth2AuthorizationException}
 * that says why, and {@link HawcxServerLoginCustomizers} handles it. Thread-safe once
 * configured.
 *
 * @since 0.1.0
 */
public final class HawcxServerAuthorizationRequestResolver implements ServerOAuth2AuthorizationRequestResolver {

	private final ReactiveClientRegistrationRepository registrations;

	private final Function<String, @Nullable HawcxClientRegistration> hawcx;

	private final DefaultServerOAuth2AuthorizationRequestResolver stock;

	/**
	 * Create a resolver at Spring Security's usual address,
	 * {@code /oauth2/authorization/{registrationId}}.
	 * @param registrations the registrations to resolve
	 * @param hawcx the settings of Hawcx's registration
	 */
	public HawcxServerAuthorizationRequestResolver(ReactiveClientRegistrationRepository registrations,
			HawcxClientRegistration hawcx) {
		this(registrations, hawcx, new PathPatternParserServerWebExchangeMatcher(
				DefaultServerOAuth2AuthorizationRequestResolver.DEFAULT_AUTHORIZATION_REQUEST_PATTERN));
	}

	/**
	 * Create a resolver.
	 * @param registrations the registrations to resolve
	 * @param hawcx the settings of Hawcx's registration
	 * @param requests matches the requests that begin a login, and tells the
	 * {@code registrationId} among its variables
	 */
	public HawcxServerAuthorizationRequestResolver(ReactiveClientRegistrationRepository registrations,
			HawcxClientRegistration hawcx, ServerWebExchangeMatcher requests) {
		this(registrations, AuthorizationRequests.only(hawcx), requests);
	}

	/**
	 * Create a resolver for several Hawcx projects.
	 * @param registrations the registrations to resolve
	 * @param clients finds the project of a registration
	 * @param requests matches the requests that begin a login, and tells the
	 * {@code registrationId} among its variables
	 */
	public HawcxServerAuthorizationRequestResolver(ReactiveClientRegistrationRepository registrations,
			HawcxLoginClients clients, ServerWebExchangeMatcher requests) {
		this(registrations, AuthorizationRequests.of(clients), requests);
	}

	private HawcxServerAuthorizationRequestResolver(ReactiveClientRegistrationRepository registrations,
			Function<String, @Nullable HawcxClientRegistration> hawcx, ServerWebExchangeMatcher requests) {
		Assert.notNull(registrations, "registrations must not be null");
		this.registrations = registrations;
		this.hawcx = hawcx;
		this.stock = new DefaultServerOAuth2AuthorizationRequestResolver(this::redirectable, requests);
		this.stock.setAuthorizationRequestCustomizer(AuthorizationRequests.configId(hawcx));
	}

	/**
	 * Set a further customizer, run after {@code sdk_config_id} was added and for every
	 * registration; unlike the stock setter it takes nothing away.
	 * @param customizer the application's own
	 */
	public void setAuthorizationRequestCustomizer(Consumer<OAuth2AuthorizationRequest.Builder> customizer) {
		Assert.notNull(customizer, "customizer must not be null");
		this.stock.setAuthorizationRequestCustomizer(AuthorizationRequests.configId(this.hawcx).andThen(customizer));
	}

	@Override
	public Mono<OAuth2AuthorizationRequest> resolve(ServerWebExchange exchange) {
		return withMaxAge(exchange, this.stock.resolve(exchange));
	}

	@Override
	public Mono<OAuth2AuthorizationRequest> resolve(ServerWebExchange exchange, String clientRegistrationId) {
		return withMaxAge(exchange, this.stock.resolve(exchange, clientRegistrationId));
	}

	private Mono<OAuth2AuthorizationRequest> withMaxAge(ServerWebExchange exchange,
			Mono<OAuth2AuthorizationRequest> resolved) {
		String maxAge = exchange.getRequest().getQueryParams().getFirst(AuthorizationRequests.MAX_AGE);
		return resolved.map((request) -> AuthorizationRequests.withMaxAge(request, this.hawcx, maxAge))
			// No AuthenticationException: HTTP Basic's filter would answer it with 401.
			.onErrorMap(HawcxLoginUnavailableException.class,
					(ex) -> new OAuth2AuthorizationException(ex.getError(), String.valueOf(ex.getMessage()), ex));
	}

	private Mono<ClientRegistration> redirectable(String registrationId) {
		return this.registrations.findByRegistrationId(registrationId)
			// State, nonce and verifier are random, and randomness may block.
			.publishOn(Schedulers.boundedElastic())
			.map((registration) -> (this.hawcx.apply(registrationId) != null) ? Registrations.redirectable(registration)
					: registration);
	}

}
