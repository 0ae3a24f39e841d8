package io.hawcx.security.oauth2;

import io.hawcx.DiscoveryException;
import io.hawcx.TokenExchangeException;
import io.hawcx.oauth.HawcxOAuth;
import io.hawcx.oauth.TokenResponse;
import io.hawcx.security.internal.HandoverAuthorizationExchange;

import org.springframework.security.oauth2.client.endpoint.OAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.endpoint.OAuth2AccessTokenResponse;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationExchange;
import org.springframework.util.Assert;

/**
 * Redeems authorization codes: Hawcx's through {@link HawcxOAuth}, which signs with
 * Ed25519 where the client is confidential, and any other provider's as stock Spring
 * Security does. A reply of Hawcx without an access token is accepted; the
 * {@code OAuth2AccessTokenResponse} then holds a fixed placeholder that grants no access.
 * Verifies no id_token. Thread-safe.
 *
 * @since 0.1.0
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6749#section-4.1.3">RFC 6749 section
 * 4.1.3</a>
 */
public final class HawcxAuthorizationCodeTokenResponseClient
		implements OAuth2AccessTokenResponseClient<OAuth2AuthorizationCodeGrantRequest> {

	private final HawcxLoginClients clients;

	private final OAuth2AccessTokenResponseClient<OAuth2AuthorizationCodeGrantRequest> others;

	/**
	 * Create a client that leaves other registrations to
	 * {@link RestClientAuthorizationCodeTokenResponseClient}.
	 * @param oauth the client for Hawcx
	 * @param hawcx the settings of Hawcx's registration
	 */
	public HawcxAuthorizationCodeTokenResponseClient(HawcxOAuth oauth, HawcxClientRegistration hawcx) {
		this(oauth, hawcx, new RestClientAuthorizationCodeTokenResponseClient());
	}

	/**
	 * Create a client.
	 * @param oauth the client for Hawcx
	 * @param hawcx the settings of Hawcx's registration
	 * @param others serves every other registration
	 */
	public HawcxAuthorizationCodeTokenResponseClient(HawcxOAuth oauth, HawcxClientRegistration hawcx,
			OAuth2AccessTokenResponseClient<OAuth2AuthorizationCodeGrantRequest> others) {
		this(HawcxLoginClients.of(new HawcxLoginClient(hawcx, oauth)), others);
	}

	/**
	 * Create a client for several Hawcx projects.
	 * @param clients finds the project of a registration
	 * @param others serves every registration that is of none
	 */
	public HawcxAuthorizationCodeTokenResponseClient(HawcxLoginClients clients,
			OAuth2AccessTokenResponseClient<OAuth2AuthorizationCodeGrantRequest> others) {
		Assert.notNull(clients, "clients must not be null");
		Assert.notNull(others, "others must not be null");
		this.clients = clients;
		this.others = others;
	}

	/**
	 * Redeem a code.
	 * @param request the code, its verifier in attribute {@code code_verifier}, and the
	 * redirect URI if one was used
	 * @return the tokens, the id_token among the additional parameters
	 * @throws OAuth2AuthorizationException if the provider refuses, with its error code
	 * whatever the HTTP status, or cannot be reached
	 */
	@Override
	public OAuth2AccessTokenResponse getTokenResponse(OAuth2AuthorizationCodeGrantRequest request) {
		HawcxLoginClient client = this.clients.find(request.getClientRegistration().getRegistrationId());
		if (client == null) {
			return this.others.getTokenResponse(request);
		}
		try {
			TokenResponse tokens = redeem(client.oauth(), request.getAuthorizationExchange());
			HandoverAuthorizationExchange.refuseUnexpectedNonce(request.getAuthorizationExchange(), tokens.idToken());
			return TokenResponses.of(tokens);
		}
		catch (TokenExchangeException | DiscoveryException | IllegalArgumentException ex) {
			throw TokenResponses.failure(ex);
		}
	}

	private static TokenResponse redeem(HawcxOAuth oauth, OAuth2AuthorizationExchange exchange) {
		return oauth.redeemCode(TokenResponses.code(exchange), TokenResponses.verifier(exchange),
				exchange.getAuthorizationRequest().getRedirectUri());
	}

}
