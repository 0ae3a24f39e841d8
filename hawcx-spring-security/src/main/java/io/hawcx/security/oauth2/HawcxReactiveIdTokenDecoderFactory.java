package io.hawcx.security.oauth2;

import io.hawcx.oauth.HawcxOAuthAsync;
import reactor.core.publisher.Mono;

import org.springframework.security.oauth2.client.oidc.authentication.ReactiveOidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoderFactory;
import org.springframework.util.Assert;

/**
 * Makes decoders of id_tokens that do not block: Hawcx's verified by
 * {@link HawcxOAuthAsync} with its one cache of keys and the algorithms of the discovery
 * document, ES256, ES512 and EdDSA among them; any other provider's as stock Spring
 * Security does. The nonce is not checked here: stock login and code hand-over each check
 * it against their own. Thread-safe, and so are the decoders.
 *
 * @since 0.1.0
 * @see <a href=
 * "https://openid.net/specs/openid-connect-core-1_0.html#IDTokenValidation">OpenID
 * Connect Core section 3.1.3.7</a>
 */
public final class HawcxReactiveIdTokenDecoderFactory implements ReactiveJwtDecoderFactory<ClientRegistration> {

	private final HawcxOAuthAsync oauth;

	private final HawcxClientRegistration hawcx;

	private final ReactiveJwtDecoderFactory<ClientRegistration> others;

	/**
	 * Create a factory that leaves other registrations to
	 * {@link ReactiveOidcIdTokenDecoderFactory}.
	 * @param oauth the client for Hawcx
	 * @param hawcx the settings of Hawcx's registration
	 */
	public HawcxReactiveIdTokenDecoderFactory(HawcxOAuthAsync oauth, HawcxClientRegistration hawcx) {
		this(oauth, hawcx, new ReactiveOidcIdTokenDecoderFactory());
	}

	/**
	 * Create a factory.
	 * @param oauth the client for Hawcx
	 * @param hawcx the settings of Hawcx's registration
	 * @param others serves every other registration
	 */
	public HawcxReactiveIdTokenDecoderFactory(HawcxOAuthAsync oauth, HawcxClientRegistration hawcx,
			ReactiveJwtDecoderFactory<ClientRegistration> others) {
		Assert.notNull(oauth, "oauth must not be null");
		Assert.notNull(hawcx, "hawcx must not be null");
		Assert.notNull(others, "others must not be null");
		this.oauth = oauth;
		this.hawcx = hawcx;
		this.others = others;
	}

	/**
	 * Return a decoder for a registration.
	 * @param registration the registration
	 * @return a decoder whose error is a {@code BadJwtException} for a token that broke a
	 * rule, which its message names, and a {@code JwtException} where the keys could not
	 * be had
	 */
	@Override
	public ReactiveJwtDecoder createDecoder(ClientRegistration registration) {
		if (!this.hawcx.registrationId().equals(registration.getRegistrationId())) {
			return this.others.createDecoder(registration);
		}
		return this::decode;
	}

	private Mono<Jwt> decode(String token) {
		return Mono.fromFuture(() -> this.oauth.verifyIdTokenExceptNonce(token))
			.map((verified) -> IdTokens.jwt(token, verified, this.hawcx.userNameAttribute()))
			.onErrorMap(RuntimeException.class, IdTokens::failure);
	}

}
