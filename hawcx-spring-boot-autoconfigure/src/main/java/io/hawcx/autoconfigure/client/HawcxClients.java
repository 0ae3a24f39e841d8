package io.hawcx.autoconfigure.client;

import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

import io.hawcx.HawcxListener;
import io.hawcx.JwkSetCache;
import io.hawcx.autoconfigure.HawcxConnection;
import io.hawcx.autoconfigure.HawcxConnectionDetails;
import io.hawcx.autoconfigure.HawcxManagementProperties;
import io.hawcx.autoconfigure.HawcxManagementProperties.Authentication;
import io.hawcx.autoconfigure.HawcxOAuthProperties;
import io.hawcx.autoconfigure.HawcxOAuthProperties.ClientAuthentication;
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
 * Builds the clients of one Hawcx project, as the starter does for its beans. All of them
 * fetch Hawcx's keys through one cache. A client closes the transport that it was given
 * as little as this does. Safe for use by several threads.
 *
 * @since 0.1.0
 */
public final class HawcxClients {

	// The arguments that core alone checks, by whose names its messages begin, and the
	// properties that they come from.
	private static final Map<String, String> PROPERTIES_BY_ARGUMENT = Map.of("issuer", "issuer", "extraHeaders",
			"extra-headers", "relyingParty", "relying-party");

	private final HawcxConnection connection;

	private final HawcxConnectionDetails details;

	private final HawcxHttpProperties http;

	private final JwkSetCache jwkSetCache;

	private final @Nullable ReplayStore replayStore;

	private final HawcxListener listener;

	/**
	 * Create what builds the clients of a project.
	 * @param connection the project
	 * @param http how requests are sent
	 * @param jwkSetCache keeps Hawcx's keys and metadata, for several projects too
	 * @param replayStore remembers replies, or {@code null} if each client does so itself
	 * @param listener is told what the clients notice
	 */
	public HawcxClients(HawcxConnection connection, HawcxHttpProperties http, JwkSetCache jwkSetCache,
			@Nullable ReplayStore replayStore, HawcxListener listener) {
		this.connection = connection;
		this.details = connection.details();
		this.jwkSetCache = jwkSetCache;
		this.replayStore = replayStore;
		this.listener = listener;
		this.http = http;
	}

	/**
	 * Build the client for management calls.
	 * @param transport sends the requests
	 * @return the client
	 * @throws HawcxConfigurationException if there are no keys for it, or a property
	 * cannot be used
	 */
	public StepUpClient stepUp(HttpTransport transport) {
		return usable(".management",
				() -> configure(StepUpClient.builder(this.details.getBaseUrl(), this.details.getConfigId()))
					.transport(transport)
					.build());
	}

	/**
	 * Build the client for management calls that does not block.
	 * @param transport sends the requests
	 * @param executor completes the calls; the JVM's common pool unless given
	 * @return the client
	 * @throws HawcxConfigurationException if there are no keys for it, or a property
	 * cannot be used
	 */
	public StepUpClientAsync stepUpAsync(AsyncHttpTransport transport, @Nullable Executor executor) {
		return usable(".management", () -> {
			StepUpClientAsync.Builder<StepUpClientAsync> builder = configure(
					StepUpClientAsync.builder(this.details.getBaseUrl(), this.details.getConfigId()))
				.transport(transport);
			return ((executor != null) ? builder.executor(executor) : builder).build();
		});
	}

	private <B extends StepUpClientBuilder<B>> B configure(B builder) {
		HawcxManagementProperties management = this.connection.management();
		Credentials credentials = new Credentials(this.connection);
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
			.settingNames(this.connection::settingName)
			.listener(this.listener)
			.jwksCacheTtl(this.connection.oauth().getJwksCache())
			.apiPrefix(management.getApiPrefix())
			.extraHeaders(management.getExtraHeaders());
		if (this.replayStore != null) {
			builder.replayStore(this.replayStore);
		}
		String relyingParty = ConfiguredValues.text(management.getRelyingParty());
		return (relyingParty != null) ? builder.relyingParty(relyingParty) : builder;
	}

	/**
	 * Build the client for logins.
	 * @param transport sends the requests
	 * @return the client
	 * @throws HawcxConfigurationException if there is no client id, or a property cannot
	 * be used
	 */
	public HawcxOAuth oauth(HttpTransport transport) {
		String clientId = new Credentials(this.connection).clientId();
		return usable(".oauth",
				() -> configure(HawcxOAuth.builder(this.details.getIssuer(), this.details.getConfigId(), clientId))
					.transport(transport)
					.build());
	}

	/**
	 * Build the client for logins that does not block.
	 * @param transport sends the requests
	 * @param executor completes the calls; the JVM's common pool unless given
	 * @return the client
	 * @throws HawcxConfigurationException if there is no client id, or a property cannot
	 * be used
	 */
	public HawcxOAuthAsync oauthAsync(AsyncHttpTransport transport, @Nullable Executor executor) {
		String clientId = new Credentials(this.connection).clientId();
		return usable(".oauth", () -> {
			HawcxOAuthAsyncBuilder builder = configure(
					HawcxOAuthAsync.builder(this.details.getIssuer(), this.details.getConfigId(), clientId))
				.transport(transport);
			return ((executor != null) ? builder.executor(executor) : builder).build();
		});
	}

	private <B extends OAuthClientBuilder<B>> B configure(B builder) {
		HawcxOAuthProperties oauth = this.connection.oauth();
		builder.timeout(oauth.getTimeout())
			.discoveryTimeout(oauth.getDiscoveryTimeout())
			.maxAttempts(this.http.getMaxAttempts())
			.jwkSetCache(this.jwkSetCache)
			.settingNames(this.connection::settingName)
			.jwksCacheTtl(oauth.getJwksCache())
			.clockTolerance(oauth.getClockTolerance());
		Credentials credentials = new Credentials(this.connection);
		if (credentials.clientAuthentication(oauth) == ClientAuthentication.PRIVATE_KEY_JWT) {
			Supplier<SigningKey> key = credentials.signingKey();
			builder.clientAssertion(ClientAssertionSigner.ed25519(key)
				.withLifetime(oauth.getAssertionLifetime())
				.withAudience(oauth.getAssertionAudience()));
		}
		return builder;
	}

	private <T> T usable(String group, Supplier<T> client) {
		try {
			return client.get();
		}
		catch (IllegalArgumentException ex) {
			String prefix = this.connection.prefix() + group;
			String argument = String.valueOf(ex.getMessage()).split(" ", 2)[0];
			if (PROPERTIES_BY_ARGUMENT.containsKey(argument)) {
				String property = prefix + "." + PROPERTIES_BY_ARGUMENT.get(argument);
				throw new HawcxConfigurationException(property,
						property + " cannot be used: " + ConfiguredValues.clause(ex) + ".",
						"Correct " + property + ", or remove it; docs/properties.md says what it takes.", ex);
			}
			throw new HawcxConfigurationException(prefix,
					"One of the " + prefix + ".* properties cannot be used: " + ConfiguredValues.clause(ex) + ".",
					"Correct or remove it; docs/properties.md lists what each of them takes.", ex);
		}
	}

}
