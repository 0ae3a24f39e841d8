package io.hawcx.security.oauth2;

import io.hawcx.oauth.HawcxOAuthAsync;
import reactor.core.publisher.Mono;

import org.springframework.security.oauth2.core.oidc.IdTokenClaimNames;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.util.Assert;

/**
 * Decodes id_tokens of Hawcx that come as bearer tokens, as {@link HawcxJwtDecoder} does,
 * without blocking. Thread-safe.
 *
 * @since 0.1.0
 */
public final class HawcxReactiveJwtDecoder implements ReactiveJwtDecoder {

	private final HawcxOAuthAsync oauth;

	/**
	 * Create a decoder.
	 * @param oauth the client whose tokens are taken
	 */
	public HawcxReactiveJwtDecoder(HawcxOAuthAsync oauth) {
		Assert.notNull(oauth, "oauth must not be null");
		this.oauth = oauth;
	}

	/**
	 * Decode a token. The first one of an hour waits for discovery and keys.
	 * @param token the compact JWS
	 * @return its header and claims; the error is a {@code BadJwtException} if it broke a
	 * rule, which the message names, and a {@code JwtException} if Hawcx's keys could not
	 * be had
	 */
	@Override
	public Mono<Jwt> decode(String token) {
		return Mono.fromFuture(() -> this.oauth.verifyIdTokenExceptNonce(token))
			.map((verified) -> IdTokens.jwt(token, verified, IdTokenClaimNames.SUB))
			.onErrorMap(RuntimeException.class, IdTokens::failure);
	}

}
