package io.hawcx.security.handover;

import io.hawcx.security.oauth2.HawcxLoginFailure;
import org.jspecify.annotations.Nullable;

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
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.util.Assert;

/**
 * A code's way to a verified id_token, step by step, in the types of
 * {@code oauth2Login()}.
 */
final class HandoverGrants {

	// Spring's types insist on addresses that a hand-over never had; none is sent.
	private static final String UNUSED_URI = "urn:hawcx:code-handover";

	private HandoverGrants() {
	}

	/**
	 * Refuse an attempt that cannot succeed, before its code is spent.
	 * @param handover the attempt
	 * @throws OAuth2AuthenticationException if a nonce is needed and none is outstanding
	 */
	static void requirePossible(HawcxCodeHandoverAuthenticationToken handover) {
		if (!handover.getNonceCheck().isPossible()) {
			throw invalidNonce("The session has no outstanding nonce: fetch one before the login begins.");
		}
	}

	/**
	 * Return the registration that was looked up.
	 * @param registration the registration, or {@code null} if there is none
	 * @param registrationId its id
	 * @return the registration
	 */
	static ClientRegistration require(@Nullable ClientRegistration registration, String registrationId) {
		Assert.state(registration != null, () -> "There is no client registration '" + registrationId
				+ "': publish a repository of Hawcx' client registration.");
		return registration;
	}

	/**
	 * Make the request that redeems a code.
	 * @param registration the registration of Hawcx
	 * @param handover the attempt
	 * @return the request
	 */
	static OAuth2AuthorizationCodeGrantRequest request(ClientRegistration registration,
			HawcxCodeHandoverAuthenticationToken handover) {
		OAuth2AuthorizationRequest request = OAuth2AuthorizationRequest.authorizationCode()
			.clientId(registration.getClientId())
			.authorizationUri(UNUSED_URI)
			.scopes(registration.getScopes())
			.attributes((attributes) -> attributes.put(PkceParameterNames.CODE_VERIFIER, handover.getCredentials()))
			.build();
		OAuth2AuthorizationResponse response = OAuth2AuthorizationResponse.success(handover.getCode())
			.redirectUri(UNUSED_URI)
			.build();
		return new OAuth2AuthorizationCodeGrantRequest(registration,
				new OAuth2AuthorizationExchange(request, response));
	}

	/**
	 * Return the id_token of a reply.
	 * @param response the reply
	 * @return a compact JWS, not verified
	 * @throws OAuth2AuthenticationException if there is none
	 */
	static String idToken(OAuth2AccessTokenResponse response) {
		if (!(response.getAdditionalParameters().get(OidcParameterNames.ID_TOKEN) instanceof String idToken)) {
			throw invalidIdToken("The token response holds no id_token.", null);
		}
		return idToken;
	}

	/**
	 * Take a verified token if it belongs to the session.
	 * @param jwt the token
	 * @param handover the attempt
	 * @return the id_token
	 * @throws OAuth2AuthenticationException if its nonce is not what the session waits
	 * for
	 */
	static OidcIdToken accept(Jwt jwt, HawcxCodeHandoverAuthenticationToken handover) {
		OidcIdToken idToken = new OidcIdToken(jwt.getTokenValue(), jwt.getIssuedAt(), jwt.getExpiresAt(),
				jwt.getClaims());
		if (!handover.getNonceCheck().accept(idToken.getNonce())) {
			throw invalidNonce("The id_token carries no nonce that this session is waiting for.");
		}
		return idToken;
	}

	/**
	 * Turn a refused code into a failed login.
	 * @param ex what the token client threw
	 * @return the failed login
	 */
	static OAuth2AuthenticationException failure(OAuth2AuthorizationException ex) {
		return new OAuth2AuthenticationException(ex.getError(), ex.getMessage(), ex);
	}

	/**
	 * Turn a refused id_token into a failed login.
	 * @param ex what the decoder threw
	 * @return the failed login
	 */
	static OAuth2AuthenticationException failure(JwtException ex) {
		if (ex instanceof BadJwtException) {
			return invalidIdToken(ex.getMessage(), ex);
		}
		OAuth2Error error = new OAuth2Error(HawcxLoginFailure.TEMPORARILY_UNAVAILABLE, ex.getMessage(), null);
		return new OAuth2AuthenticationException(error, error.toString(), ex);
	}

	private static OAuth2AuthenticationException invalidIdToken(@Nullable String message, @Nullable Throwable cause) {
		OAuth2Error error = new OAuth2Error("invalid_id_token", message, null);
		return new OAuth2AuthenticationException(error, error.toString(), cause);
	}

	private static OAuth2AuthenticationException invalidNonce(String message) {
		return new OAuth2AuthenticationException(new OAuth2Error(HawcxLoginFailure.INVALID_NONCE, message, null),
				message);
	}

}
