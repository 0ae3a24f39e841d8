package io.hawcx.security.oauth2;

import java.time.Duration;
import java.util.Map;
import java.util.Set;

import io.hawcx.DiscoveryException;
import io.hawcx.TokenExchangeException;
import io.hawcx.oauth.TokenResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.endpoint.OAuth2AccessTokenResponse;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationExchange;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.util.Assert;

/**
 * Token requests and replies between Spring Security's types and core's.
 */
final class TokenResponses {

	private TokenResponses() {
	}

	/**
	 * Return the code to redeem.
	 * @param exchange the authorization request and its response
	 * @return the code
	 * @throws IllegalArgumentException if there is none
	 */
	static String code(OAuth2AuthorizationExchange exchange) {
		String code = exchange.getAuthorizationResponse().getCode();
		Assert.hasText(code, "The authorization response holds no code.");
		return code;
	}

	/**
	 * Return the PKCE verifier of a code.
	 * @param exchange the authorization request and its response
	 * @return the verifier
	 * @throws IllegalArgumentException if there is none
	 */
	static String verifier(OAuth2AuthorizationExchange exchange) {
		String verifier = exchange.getAuthorizationRequest().getAttribute(PkceParameterNames.CODE_VERIFIER);
		Assert.hasText(verifier, "The authorization request held no code_verifier: Hawcx asks for PKCE.");
		return verifier;
	}

	/**
	 * Turn core's reply into Spring Security's.
	 * @param tokens core's
	 * @return the same in Spring Security's type
	 */
	static OAuth2AccessTokenResponse of(TokenResponse tokens) {
		String accessToken = tokens.accessToken();
		OAuth2AccessTokenResponse.Builder builder = OAuth2AccessTokenResponse
			.withToken((accessToken != null) ? accessToken : AbsentAccessToken.VALUE)
			.tokenType(OAuth2AccessToken.TokenType.BEARER)
			.scopes(scopes(tokens.scope()))
			.additionalParameters(Map.of(OidcParameterNames.ID_TOKEN, tokens.idToken()));
		Duration expiresIn = tokens.expiresIn();
		if (expiresIn != null) {
			builder.expiresIn(expiresIn.toSeconds());
		}
		return builder.build();
	}

	/**
	 * Turn what core throws into what Spring Security expects.
	 * @param failure core's exception
	 * @return the exception for Spring Security, with the error code of the provider
	 * where there is one
	 */
	static RuntimeException failure(RuntimeException failure) {
		String code;
		if (failure instanceof TokenExchangeException exchange) {
			code = errorCode(exchange);
		}
		else if (failure instanceof DiscoveryException) {
			code = HawcxLoginErrorCodes.TEMPORARILY_UNAVAILABLE;
		}
		else if (failure instanceof IllegalArgumentException) {
			code = OAuth2ErrorCodes.INVALID_REQUEST;
		}
		else {
			return failure;
		}
		return new OAuth2AuthorizationException(new OAuth2Error(code, failure.getMessage(), null), failure);
	}

	private static String errorCode(TokenExchangeException ex) {
		if (ex.error() != null) {
			return ex.error();
		}
		Integer status = ex.statusCode();
		return (status == null || status >= 500) ? HawcxLoginErrorCodes.TEMPORARILY_UNAVAILABLE
				: "invalid_token_response";
	}

	private static Set<String> scopes(@Nullable String scope) {
		return (scope != null && !scope.isBlank()) ? Set.of(scope.strip().split(" +")) : Set.of();
	}

}
