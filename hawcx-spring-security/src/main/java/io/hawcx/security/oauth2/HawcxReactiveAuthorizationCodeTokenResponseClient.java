package io.hawcx.security.oauth2;

import java.util.List;

import io.hawcx.oauth.HawcxOAuthAsync;
import io.hawcx.oauth.TokenResponse;
import io.hawcx.security.internal.HandoverAuthorizationExchange;
import io.hawcx.security.oauth2.internal.ServerLookups;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.client.endpoint.ReactiveOAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.WebClientReactiveAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.endpoint.OAuth2AccessTokenResponse;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationExchange;
import org.springframework.util.Assert;
import org.springframework.web.server.ServerWebExchange;

/**
 * Redeems authorization codes without blocking: Hawcx's through {@link HawcxOAuthAsync},
 * which signs with Ed25519 where the client is confidential, and any other provider's as
 * stock Spring Security does. A reply of Hawcx without an access token is accepted; the
 * {@code OAuth2AccessTokenResponse} then holds a fixed placeholder that grants no access.
 * Verifies no id_token. Thread-safe.
 * <p>
 * Before a code is redeemed, its response is compared with its request: a response to a
 * request of Hawcx is refused if its {@code iss} is not Hawcx's issuer, byte for byte, or
 * is missing though the discovery document advertises it (RFC 9207 section 2.4), and so
 * is one that came to another provider's callback (RFC 9700 section 4.4).
 *
 * @since 0.1.0
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6749#section-4.1.3">RFC 6749 section
 * 4.1.3</a>
 */
public final class HawcxReactiveAuthorizationCodeTokenResponseClient
		implements ReactiveOAuth2AccessTokenResponseClient<OAuth2AuthorizationCodeGrantRequest> {

	private final HawcxLoginClients clients;

	private final CallbackIssuer issuer;

	private final ReactiveOAuth2AccessTokenResponseClient<OAuth2AuthorizationCodeGrantRequest> others;

	/**
	 * Create a client that leaves other registrations to
	 * {@link WebClientReactiveAuthorizationCodeTokenResponseClient}.
	 * @param oauth the client for Hawcx
	 * @param hawcx the settings of Hawcx's registration
	 */
	public HawcxReactiveAuthorizationCodeTokenResponseClient(HawcxOAuthAsync oauth, HawcxClientRegistration hawcx) {
		this(oauth, hawcx, new WebClientReactiveAuthorizationCodeTokenResponseClient());
	}

	/**
	 * Create a client.
	 * @param oauth the client for Hawcx
	 * @param hawcx the settings of Hawcx's registration
	 * @param others serves every other registration
	 */
	public HawcxReactiveAuthorizationCodeTokenResponseClient(HawcxOAuthAsync oauth, HawcxClientRegistration hawcx,
			ReactiveOAuth2AccessTokenResponseClient<OAuth2AuthorizationCodeGrantRequest> others) {
		this(HawcxLoginClients.of(new HawcxLoginClient(hawcx, oauth)), others, CallbackIssuer.of(hawcx));
	}

	/**
	 * Create a client for several Hawcx projects.
	 * @param clients finds the project of a registration
	 * @param others serves every registration that is of none
	 */
	public HawcxReactiveAuthorizationCodeTokenResponseClient(HawcxLoginClients clients,
			ReactiveOAuth2AccessTokenResponseClient<OAuth2AuthorizationCodeGrantRequest> others) {
		this(clients, others, CallbackIssuer.of(clients));
	}

	private HawcxReactiveAuthorizationCodeTokenResponseClient(HawcxLoginClients clients,
			ReactiveOAuth2AccessTokenResponseClient<OAuth2AuthorizationCodeGrantRequest> others,
			CallbackIssuer issuer) {
		Assert.notNull(clients, "clients must not be null");
		Assert.notNull(others, "others must not be null");
		this.clients = clients;
		this.others = others;
		this.issuer = issuer;
	}

	/**
	 * Redeem a code.
	 * @param request the code, its verifier in attribute {@code code_verifier}, and the
	 * redirect URI if one was used
	 * @return the tokens, the id_token among the additional parameters, or an
	 * {@code OAuth2AuthorizationException} if the provider refuses, with its error code
	 * whatever the HTTP status, or cannot be reached
	 */
	@Override
	public Mono<OAuth2AccessTokenResponse> getTokenResponse(OAuth2AuthorizationCodeGrantRequest request) {
		return ServerLookups.find(this.clients, CallbackIssuer.callback(request.getAuthorizationExchange()))
			.then(ServerLookups.find(this.clients, request.getClientRegistration().getRegistrationId()))
			.flatMap((client) -> redeem(request, client.orElse(null)));
	}

	private Mono<OAuth2AccessTokenResponse> redeem(OAuth2AuthorizationCodeGrantRequest request,
			@Nullable HawcxLoginClient client) {
		return Mono.deferContextual((context) -> {
			// Spring Security drops iss before it makes its token, but puts the exchange
			// into the context of each of its chains.
			ServerWebExchange exchange = context.getOrDefault(ServerWebExchange.class, null);
			OAuth2Error error = this.issuer.check(request.getClientRegistration(), request.getAuthorizationExchange(),
					() -> issuers(exchange));
			return (error != null) ? Mono.error(new OAuth2AuthorizationException(error, error.toString()))
					: tokens(request, client);
		});
	}

	private static List<String> issuers(@Nullable ServerWebExchange exchange) {
		return (exchange != null)
				? exchange.getRequest().getQueryParams().getOrDefault(CallbackIssuer.PARAMETER, List.of()) : List.of();
	}

	private Mono<OAuth2AccessTokenResponse> tokens(OAuth2AuthorizationCodeGrantRequest request,
			@Nullable HawcxLoginClient client) {
		if (client == null) {
			return this.others.getTokenResponse(request);
		}
		OAuth2AuthorizationExchange exchange = request.getAuthorizationExchange();
		return redeem(client.oauthAsync(), exchange)
			.doOnNext((tokens) -> HandoverAuthorizationExchange.refuseUnexpectedNonce(exchange, tokens.idToken()))
			.map(TokenResponses::of)
			.onErrorMap(RuntimeException.class, TokenResponses::failure);
	}

	private static Mono<TokenResponse> redeem(HawcxOAuthAsync oauth, OAuth2AuthorizationExchange exchange) {
		return Mono.fromFuture(() -> oauth.redeemCode(TokenResponses.code(exchange), TokenResponses.verifier(exchange),
				exchange.getAuthorizationRequest().getRedirectUri()));
	}

}
