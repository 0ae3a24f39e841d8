package io.hawcx.autoconfigure;

import java.util.function.Supplier;

import io.hawcx.autoconfigure.diagnostics.HawcxConfigurationException;
import io.hawcx.http.AsyncHttpTransport;
import io.hawcx.http.HttpTransport;
import io.hawcx.key.SecretKey;
import io.hawcx.key.SigningKey;
import io.hawcx.management.StepUpClient;
import io.hawcx.management.StepUpClientAsync;
import io.hawcx.management.StepUpClientBuilder;
import io.hawcx.oauth.ClientAssertionSigner;
import io.hawcx.oauth.HawcxOAuth;
import io.hawcx.oauth.HawcxOAuthAsync;
import io.hawcx.oauth.OAuthClientBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Builds the clients from connection details and properties.
 */
final class HawcxClients {

	private static final String AUTHENTICATION = "hawcx.oauth.client-authentication";

	private HawcxClients() {
	}

	static StepUpClient stepUp(HawcxConnectionDetails details, HawcxManagementProperties properties,
			HttpTransport transport) {
		return usable("hawcx.management",
				() -> configure(StepUpClient.builder(details.getBaseUrl(), details.getConfigId()), details, properties)
					.transport(transport)
					.build());
	}

	static StepUpClientAsync stepUpAsync(HawcxConnectionDetails details, HawcxManagementProperties properties,
			AsyncHttpTransport transport) {
		return usable("hawcx.management",
				() -> configure(StepUpClientAsync.builder(details.getBaseUrl(), details.getConfigId()), details,
						properties)
					.transport(transport)
					.build());
	}

	private static <B extends StepUpClientBuilder<B>> B configure(B builder, HawcxConnectionDetails details,
			HawcxManagementProperties properties) {
		OptionRules.checkManagement(properties);
		SecretKey key = details.getSecretKey();
		if (key == null) {
			throw missing("hawcx.secret-key", "management calls need a secret key");
		}
		builder.secretKey(key)
			.timeout(properties.getTimeout())
			.clockSkew(properties.getClockSkew())
			.apiPrefix(properties.getApiPrefix())
			.extraHeaders(properties.getExtraHeaders());
		String relyingParty = ConfiguredValues.text(properties.getRelyingParty());
		if (relyingParty != null) {
			builder.relyingParty(relyingParty);
		}
		return builder;
	}

	static HawcxOAuth oauth(HawcxConnectionDetails details, HawcxOAuthProperties properties, HttpTransport transport) {
		String clientId = requireClientId(details);
		return usable("hawcx.oauth",
				() -> configure(HawcxOAuth.builder(details.getIssuer(), details.getConfigId(), clientId), details,
						properties)
					.transport(transport)
					.build());
	}

	static HawcxOAuthAsync oauthAsync(HawcxConnectionDetails details, HawcxOAuthProperties properties,
			AsyncHttpTransport transport) {
		String clientId = requireClientId(details);
		return usable("hawcx.oauth",
				() -> configure(HawcxOAuthAsync.builder(details.getIssuer(), details.getConfigId(), clientId), details,
						properties)
					.transport(transport)
					.build());
	}

	private static <B extends OAuthClientBuilder<B>> B configure(B builder, HawcxConnectionDetails details,
			HawcxOAuthProperties properties) {
		OptionRules.checkOauth(properties);
		Supplier<SigningKey> key = signingKey(details, properties);
		builder.timeout(properties.getTimeout())
			.discoveryTimeout(properties.getDiscoveryTimeout())
			.jwksCacheTtl(properties.getJwksCache())
			.clockTolerance(properties.getClockTolerance());
		if (key != null) {
			builder.clientAssertion(ClientAssertionSigner.ed25519(key)
				.withLifetime(properties.getAssertionLifetime())
				.withAudience(properties.getAssertionAudience()));
		}
		return builder;
	}

	private static String requireClientId(HawcxConnectionDetails details) {
		String clientId = details.getClientId();
		if (clientId == null) {
			throw missing("hawcx.client-id", "login needs a client id");
		}
		return clientId;
	}

	private static <T> T usable(String prefix, Supplier<T> client) {
		try {
			return client.get();
		}
		catch (IllegalArgumentException ex) {
			throw unusable(prefix, ex);
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
