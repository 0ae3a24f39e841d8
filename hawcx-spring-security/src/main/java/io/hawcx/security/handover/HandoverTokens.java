package io.hawcx.security.handover;

import io.hawcx.security.oauth2.HawcxLoginFailure;
import org.jspecify.annotations.Nullable;

import org.springframework.security.oauth2.client.endpoint.OAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.endpoint.OAuth2AccessTokenResponse;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationExchange;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationResponse;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.oauth2.jwt.JwtException;

/**
 * A code's way to a verified id_token, through the collaborators of
 * {@code oauth2Login()}.
 */
final class HandoverTokens {

	// Spring's types insist on addresses that a hand-over never had; none is sent.
	private static final String UNUSED_URI = "urn:hawcx:code-handover";

	private final OAuth2AccessTokenResponseClient<OAuth2AuthorizationCodeGrantRequest> tokenClient;

	private final JwtDecoderFactory<ClientRegistration> decoders;

	HandoverTokens(OAuth2AccessTokenResponseClient<OAuth2AuthorizationCodeGrantRequest> tokenClient,
			JwtDecoderFactory<ClientRegistration> decoders) {
		this.tokenClient = tokenClient;
		this.decoders = decoders;
	}

	OAuth2AccessTokenResponse redeem(ClientRegistration registration, HawcxCodeHandoverAuthenticationToken handover) {
		OAuth2AuthorizationRequest request = OAuth2AuthorizationRequest.authorizationCode()
			.clientId(registration.getClientId())
			.authorizationUri(UNUSED_URI)
			.scopes(registration.getScopes())
			.attributes((attributes) -> attributes.put(PkceParameterNames.CODE_VERIFIER, handover.getCredentials()))
			.build();
		OAuth2AuthorizationResponse response = OAuth2AuthorizationResponse.success(handover.getCode())
			.redirectUri(UNUSED_URI)
			.build();
		try {
			return this.tokenClient.getTokenResponse(new OAuth2AuthorizationCodeGrantRequest(registration,
					new OAuth2AuthorizationExchange(request, response)));
		}
		catch (OAuth2AuthorizationException ex) {
			throw new OAuth2AuthenticationException(ex.getError(), ex.getMessage(), ex);
		}
	}

	OidcIdToken verify(ClientRegistration registration, OAuth2AccessTokenResponse response) {
		if (!(response.getAdditionalParameters().get(OidcParameterNames.ID_TOKEN) instanceof String idToken)) {
			throw invalidIdToken("The token response holds no id_token.", null);
		}
		try {
			Jwt jwt = this.decoders.createDecoder(registration).decode(idToken);
			return new OidcIdToken(jwt.getTokenValue(), jwt.getIssuedAt(), jwt.getExpiresAt(), jwt.getClaims());
		}
		catch (BadJwtException ex) {
			throw invalidIdToken(ex.getMessage(), ex);
		}
		catch (JwtException ex) {
			OAuth2Error error = new OAuth2Error(HawcxLoginFailure.TEMPORARILY_UNAVAILABLE, ex.getMessage(), null);
			throw new OAuth2AuthenticationException(error, error.toString(), ex);
		}
	}

	private static OAuth2AuthenticationException invalidIdToken(@Nullable String message, @Nullable Throwable cause) {
		OAuth2Error error = new OAuth2Error("invalid_id_token", message, null);
		return new OAuth2AuthenticationException(error, error.toString(), cause);
	}

}
