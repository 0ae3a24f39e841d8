package io.hawcx.security.oauth2;

import io.hawcx.oauth.HawcxOAuthAsync;
import io.hawcx.security.oauth2.internal.ServerLookups;
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

	private final HawcxLoginClients clients;

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
		this(HawcxLoginClients.of(new HawcxLoginClient(hawcx, oauth)), others);
	}

	/**
	 * Create a factory for several Hawcx projects, each with its own keys, issuer and
	 * client id.
	 * @param clients finds the project of a registration
	 * @param others serves every registration that is of none
	 */
	public HawcxReactiveIdTokenDecoderFactory(HawcxLoginClients clients,
			ReactiveJwtDecoderFactory<ClientRegistration> others) {
		Assert.notNull(clients, "clients must not be null");
		Assert.notNull(others, "others must not be null");
		this.clients = clients;
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
		return (token) -> ServerLookups.find(this.clients, registration.getRegistrationId())
			.flatMap((client) -> client.map((ours) -> decode(ours, token))
				.orElseGet(() -> this.others.createDecoder(registration).decode(token)));
	}

	private static Mono<Jwt> decode(HawcxLoginClient client, String token) {
		return Mono.fromFuture(() -> client.oauthAsync().verifyIdTokenExceptNonce(token))
			.map((verified) -> IdTokens.jwt(token, verified, client.registration().userNameAttribute()))
			.onErrorMap(RuntimeException.class, IdTokens::failure);
	}

}
