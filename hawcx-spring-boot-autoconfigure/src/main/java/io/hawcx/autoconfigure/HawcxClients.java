package io.hawcx.autoconfigure;

import java.util.function.Supplier;

import io.hawcx.Hawcx;
import io.hawcx.autoconfigure.diagnostics.HawcxConfigurationException;
import io.hawcx.http.HttpTransport;
import io.hawcx.key.SecretKey;
import io.hawcx.key.SigningKey;
import io.hawcx.oauth.ClientAssertionSigner;
import io.hawcx.oauth.HawcxOAuth;
import io.hawcx.oauth.HawcxOAuthBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Builds the clients from connection details and properties.
 */
final class HawcxClients {

	private static final String AUTHENTICATION = "hawcx.oauth.client-authentication";

	private HawcxClients() {
	}

	static Hawcx management(HawcxConnectionDetails details, HawcxManagementProperties properties,
			HttpTransport transport) {
		OptionRules.checkManagement(properties);
		SecretKey key = details.getSecretKey();
		if (key == null) {
			throw missing("hawcx.secret-key", "management calls need a secret key");
		}
		try {
			Hawcx.Builder builder = Hawcx.builder(details.getBaseUrl(), details.getConfigId())
				.secretKey(key)
				.timeout(properties.getTimeout())
				.clockSkew(properties.getClockSkew())
				.apiPrefix(properties.getApiPrefix())
				.extraHeaders(properties.getExtraHeaders())
				.transport(transport);
			String relyingParty = ConfiguredValues.text(properties.getRelyingParty());
			if (relyingParty != null) {
				builder.relyingParty(relyingParty);
			}
			return builder.build();
		}
		catch (IllegalArgumentException ex) {
			throw unusable("hawcx.management", ex);
		}
	}

	static HawcxOAuth oauth(HawcxConnectionDetails details, HawcxOAuthProperties properties, HttpTransport transport) {
		OptionRules.checkOauth(properties);
		String clientId = details.getClientId();
		if (clientId == null) {
			throw missing("hawcx.client-id", "login needs a client id");
		}
		Supplier<SigningKey> key = signingKey(details, properties);
		try {
			HawcxOAuthBuilder builder = HawcxOAuth.builder(details.getIssuer(), details.getConfigId(), clientId)
				.timeout(properties.getTimeout())
				.discoveryTimeout(properties.getDiscoveryTimeout())
				.jwksCacheTtl(properties.getJwksCache())
				.clockTolerance(properties.getClockTolerance())
				.transport(transport);
			if (key != null) {
				builder.clientAssertion(ClientAssertionSigner.ed25519(key)
					.withLifetime(properties.getAssertionLifetime())
					.withAudience(properties.getAssertionAudience()));
			}
			return builder.build();
		}
		catch (IllegalArgumentException ex) {
			throw unusable("hawcx.oauth", ex);
		}
	}

	private static @Nullable Supplier<SigningKey> signingKey(HawcxConnectionDetails details,
			HawcxOAuthProperties properties) {
		Supplier<SigningKey> key = details.getSigningKey();
		if (properties.getClientAuthentication() == HawcxOAuthProperties.ClientAuthentication.NONE) {
			return null;
		}
		if (key == null
				&& properties.getClientAuthentication() == HawcxOAuthProperties.ClientAuthentication.PRIVATE_KEY_JWT) {
			throw new HawcxConfigurationException(AUTHENTICATION,
					AUTHENTICATION + " is private_key_jwt, but there is no signing key.",
					"Set hawcx.signing-key.location or hawcx.signing-key.value, or remove " + AUTHENTICATION + ".");
		}
		return key;
	}

	private static HawcxConfigurationException missing(String property, String need) {
		return new HawcxConfigurationException(property,
				property + " is not set and the HawcxConnectionDetails bean brings none, but " + need + ".",
				"Return one from the HawcxConnectionDetails bean.");
	}

	private static HawcxConfigurationException unusable(String prefix, IllegalArgumentException ex) {
		return new HawcxConfigurationException(prefix,
				"One of the " + prefix + ".* properties cannot be used: " + ConfiguredValues.clause(ex) + ".",
				"Correct or remove it; docs/properties.md lists what each of them takes.", ex);
	}

}
