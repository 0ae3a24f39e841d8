package io.hawcx.autoconfigure.client;

import java.util.concurrent.Executor;
import java.util.function.Supplier;

import io.hawcx.JwkSetCache;
import io.hawcx.autoconfigure.HawcxConnectionDetails;
import io.hawcx.autoconfigure.HawcxManagementProperties;
import io.hawcx.autoconfigure.HawcxManagementProperties.Authentication;
import io.hawcx.autoconfigure.HawcxOAuthProperties;
import io.hawcx.autoconfigure.HawcxOAuthProperties.ClientAuthentication;
import io.hawcx.autoconfigure.HawcxProperties;
import io.hawcx.autoconfigure.diagnostics.HawcxConfigurationException;
import io.hawcx.autoconfigure.http.HawcxHttpProperties;
import io.hawcx.autoconfigure.internal.ConfiguredValues;
import io.hawcx.http.AsyncHttpTransport;
import io.hawcx.http.HttpTransport;
import io.hawcx.key.SigningKey;
import io.hawcx.management.ReplayStore;
import io.hawcx.management.StepUpClient;
import io.hawcx.management.StepUpClientAsync;
import io.hawcx.management.StepUpClientBuilder;
import io.hawcx.oauth.ClientAssertionSigner;
import io.hawcx.oauth.HawcxOAuth;
import io.hawcx.oauth.HawcxOAuthAsync;
import io.hawcx.oauth.HawcxOAuthAsyncBuilder;
import io.hawcx.oauth.OAuthClientBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Builds the clients from connection details and properties. All of them fetch Hawcx's
 * keys through one cache.
 */
final class HawcxClients {

	private final HawcxConnectionDetails details;

	private final HawcxProperties properties;

	private final HawcxHttpProperties http;

	private final JwkSetCache jwkSetCache;

	private final @Nullable ReplayStore replayStore;

	HawcxClients(HawcxConnectionDetails details, HawcxProperties properties, HawcxHttpProperties http,
			JwkSetCache jwkSetCache, @Nullable ReplayStore replayStore) {
		this.details = details;
		this.properties = properties;
		this.http = http;
		this.jwkSetCache = jwkSetCache;
		this.replayStore = replayStore;
	}

	StepUpClient stepUp(HttpTransport transport) {
		return usable("hawcx.management",
				() -> configure(StepUpClient.builder(this.details.getBaseUrl(), this.details.getConfigId()))
					.transport(transport)
					.build());
	}

	StepUpClientAsync stepUpAsync(AsyncHttpTransport transport, @Nullable Executor executor) {
		return usable("hawcx.management", () -> {
			StepUpClientAsync.Builder<StepUpClientAsync> builder = configure(
					StepUpClientAsync.builder(this.details.getBaseUrl(), this.details.getConfigId()))
				.transport(transport);
			return ((executor != null) ? builder.executor(executor) : builder).build();
		});
	}

	private <B extends StepUpClientBuilder<B>> B configure(B builder) {
		HawcxManagementProperties management = this.properties.getManagement();
		Credentials credentials = new Credentials(this.details);
		if (credentials.managementAuthentication(management) == Authentication.DELEGATION) {
			builder.secretKey(credentials::secretKey);
		}
		else {
			builder.signingKey(credentials.clientId(), credentials.signingKey());
		}
		builder.timeout(management.getTimeout())
			.maxAttempts(this.http.getMaxAttempts())
			.clockSkew(management.getClockSkew())
			.jwkSetCache(this.jwkSetCache)
			.jwksCacheTtl(this.properties.getOauth().getJwksCache())
			.apiPrefix(management.getApiPrefix())
			.extraHeaders(management.getExtraHeaders());
		if (this.replayStore != null) {
			builder.replayStore(this.replayStore);
		}
		String relyingParty = ConfiguredValues.text(management.getRelyingParty());
		return (relyingParty != null) ? builder.relyingParty(relyingParty) : builder;
	}

	HawcxOAuth oauth(HttpTransport transport) {
		String clientId = new Credentials(this.details).clientId();
		return usable("hawcx.oauth",
				() -> configure(HawcxOAuth.builder(this.details.getIssuer(), this.details.getConfigId(), clientId))
					.transport(transport)
					.build());
	}

	HawcxOAuthAsync oauthAsync(AsyncHttpTransport transport, @Nullable Executor executor) {
		String clientId = new Credentials(this.details).clientId();
		return usable("hawcx.oauth", () -> {
			HawcxOAuthAsyncBuilder builder = configure(
					HawcxOAuthAsync.builder(this.details.getIssuer(), this.details.getConfigId(), clientId))
				.transport(transport);
			return ((executor != null) ? builder.executor(executor) : builder).build();
		});
	}

	private <B extends OAuthClientBuilder<B>> B configure(B builder) {
		HawcxOAuthProperties oauth = this.properties.getOauth();
		builder.timeout(oauth.getTimeout())
			.discoveryTimeout(oauth.getDiscoveryTimeout())
			.maxAttempts(this.http.getMaxAttempts())
			.jwkSetCache(this.jwkSetCache)
			.jwksCacheTtl(oauth.getJwksCache())
			.clockTolerance(oauth.getClockTolerance());
		Credentials credentials = new Credentials(this.details);
		if (credentials.clientAuthentication(oauth) == ClientAuthentication.PRIVATE_KEY_JWT) {
			Supplier<SigningKey> key = credentials.signingKey();
			builder.clientAssertion(ClientAssertionSigner.ed25519(key)
				.withLifetime(oauth.getAssertionLifetime())
				.withAudience(oauth.getAssertionAudience()));
		}
		return builder;
	}

	private static <T> T usable(String prefix, Supplier<T> client) {
		try {
			return client.get();
		}
		catch (IllegalArgumentException ex) {
			throw new HawcxConfigurationException(prefix,
					"One of the " + prefix + ".* properties cannot be used: " + ConfiguredValues.clause(ex) + ".",
					"Correct or remove it; docs/properties.md lists what each of them takes.", ex);
		}
	}

}
