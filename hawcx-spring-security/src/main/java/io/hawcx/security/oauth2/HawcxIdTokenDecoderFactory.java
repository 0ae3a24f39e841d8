package io.hawcx.security.oauth2;

import io.hawcx.DiscoveryException;
import io.hawcx.TokenVerificationException;
import io.hawcx.oauth.HawcxOAuth;

import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.util.Assert;

/**
 * Makes decoders of id_tokens: Hawcx's verified by {@link HawcxOAuth} with its one cache
 * of keys and the algorithms of the discovery document, ES256, ES512 and EdDSA among
 * them; any other provider's as stock Spring Security does. The nonce is not checked
 * here: stock login and code hand-over each check it against their own. Thread-safe, and
 * so are the decoders.
 *
 * @since 0.1.0
 * @see <a href=
 * "https://openid.net/specs/openid-connect-core-1_0.html#IDTokenValidation">OpenID
 * Connect Core section 3.1.3.7</a>
 */
public final class HawcxIdTokenDecoderFactory implements JwtDecoderFactory<ClientRegistration> {

	private final HawcxLoginClients clients;

	private final JwtDecoderFactory<ClientRegistration> others;

	/**
	 * Create a factory that leaves other registrations to
	 * {@link OidcIdTokenDecoderFactory}.
	 * @param oauth the client for Hawcx
	 * @param hawcx the settings of Hawcx's registration
	 */
	public HawcxIdTokenDecoderFactory(HawcxOAuth oauth, HawcxClientRegistration hawcx) {
		this(oauth, hawcx, new OidcIdTokenDecoderFactory());
	}

	/**
	 * Create a factory.
	 * @param oauth the client for Hawcx
	 * @param hawcx the settings of Hawcx's registration
	 * @param others serves every other registration
	 */
	public HawcxIdTokenDecoderFactory(HawcxOAuth oauth, HawcxClientRegistration hawcx,
			JwtDecoderFactory<ClientRegistration> others) {
		this(HawcxLoginClients.of(new HawcxLoginClient(hawcx, oauth)), others);
	}

	/**
	 * Create a factory for several Hawcx projects, each with its own keys, issuer and
	 * client id.
	 * @param clients finds the project of a registration
	 * @param others serves every registration that is of none
	 */
	public HawcxIdTokenDecoderFactory(HawcxLoginClients clients, JwtDecoderFactory<ClientRegistration> others) {
		Assert.notNull(clients, "clients must not be null");
		Assert.notNull(others, "others must not be null");
		this.clients = clients;
		this.others = others;
	}

	/**
	 * Return a decoder for a registration.
	 * @param registration the registration
	 * @return a decoder that throws {@link BadJwtException} for a token that broke a
	 * rule, which its message names, and {@link JwtException} where the keys could not be
	 * had
	 */
	@Override
	public JwtDecoder createDecoder(ClientRegistration registration) {
		HawcxLoginClient client = this.clients.find(registration.getRegistrationId());
		return (client != null) ? (token) -> decode(client, token) : this.others.createDecoder(registration);
	}

	private static Jwt decode(HawcxLoginClient client, String token) {
		try {
			return IdTokens.jwt(token, client.oauth().verifyIdTokenExceptNonce(token),
					client.registration().userNameAttribute());
		}
		catch (TokenVerificationException | DiscoveryException | IllegalArgumentException ex) {
			throw IdTokens.failure(ex);
		}
	}

}
