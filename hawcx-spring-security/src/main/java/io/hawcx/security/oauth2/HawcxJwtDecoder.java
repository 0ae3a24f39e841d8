package io.hawcx.security.oauth2;

import io.hawcx.DiscoveryException;
import io.hawcx.TokenVerificationException;
import io.hawcx.oauth.HawcxOAuth;

import org.springframework.security.oauth2.core.oidc.IdTokenClaimNames;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.util.Assert;

/**
 * Decodes id_tokens of Hawcx that come as bearer tokens, for
 * {@code oauth2ResourceServer((server) -> server.jwt(withDefaults()))}. A token is
 * verified as at a login: algorithm of the discovery document, key, signature, issuer,
 * the client's own id as audience, and all times. Not checked is its nonce, which only
 * the login that asked for it knows, nor whether its user has signed out since. An
 * id_token is meant for the client, and an API that can give out tokens of its own is
 * better off with those. Thread-safe.
 *
 * @since 0.1.0
 * @see <a href=
 * "https://openid.net/specs/openid-connect-core-1_0.html#IDTokenValidation">OpenID
 * Connect Core section 3.1.3.7</a>
 */
public final class HawcxJwtDecoder implements JwtDecoder {

	private final HawcxOAuth oauth;

	/**
	 * Create a decoder.
	 * @param oauth the client whose tokens are taken
	 */
	public HawcxJwtDecoder(HawcxOAuth oauth) {
		Assert.notNull(oauth, "oauth must not be null");
		this.oauth = oauth;
	}

	/**
	 * Decode a token. The first one of an hour waits for discovery and keys.
	 * @param token the compact JWS
	 * @return its header and claims
	 * @throws org.springframework.security.oauth2.jwt.BadJwtException if it broke a rule,
	 * which the message names
	 * @throws org.springframework.security.oauth2.jwt.JwtException if Hawcx's keys could
	 * not be had
	 */
	@Override
	public Jwt decode(String token) {
		try {
			return IdTokens.jwt(token, this.oauth.verifyIdTokenExceptNonce(token), IdTokenClaimNames.SUB);
		}
		catch (TokenVerificationException | DiscoveryException | IllegalArgumentException ex) {
			throw IdTokens.failure(ex);
		}
	}

}
