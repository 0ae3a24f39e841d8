package io.hawcx.autoconfigure.emulator;

import java.util.List;
import java.util.function.Supplier;

import io.hawcx.autoconfigure.HawcxConnectionDetails;
import io.hawcx.emulator.EmulatorCredentials;
import io.hawcx.emulator.HawcxEmulator;
import io.hawcx.key.SecretKey;
import io.hawcx.key.SigningKey;
import org.jspecify.annotations.Nullable;

/**
 * Connects an application to an emulator, for development and tests. Immutable.
 *
 * @since 0.1.0
 */
public final class EmulatorConnectionDetails implements HawcxConnectionDetails {

	private static final List<String> REPLACED = List.of("hawcx.base-url", "hawcx.config-id", "hawcx.client-id",
			"hawcx.secret-key", "hawcx.secret-key-location", "hawcx.signing-key.location", "hawcx.signing-key.value",
			"hawcx.signing-key.key-id", "hawcx.oauth.issuer", "hawcx.oauth.client-authentication", "hawcx.http.proxy",
			"hawcx.http.ssl-bundle", "hawcx.management.api-prefix");

	private final EmulatorCredentials credentials;

	private final String clientId;

	private final SecretKey secretKey;

	private final @Nullable SigningKey signingKey;

	private EmulatorConnectionDetails(EmulatorCredentials credentials, String clientId,
			@Nullable SigningKey signingKey) {
		this.credentials = credentials;
		this.clientId = clientId;
		this.secretKey = SecretKey.parse(credentials.secretKey());
		this.signingKey = signingKey;
	}

	/**
	 * Connect as the client that signs assertions.
	 * @param emulator the running emulator
	 * @return its URL, its confidential client's id, and its keys
	 */
	public static EmulatorConnectionDetails ofConfidentialClient(HawcxEmulator emulator) {
		EmulatorCredentials credentials = emulator.credentials();
		return new EmulatorConnectionDetails(credentials, credentials.confidentialClientId(),
				SigningKey.parse(credentials.privateJwk()));
	}

	/**
	 * Connect as the client that signs nothing.
	 * @param emulator the running emulator
	 * @return its URL, its public client's id, and the key for management calls
	 */
	public static EmulatorConnectionDetails ofPublicClient(HawcxEmulator emulator) {
		EmulatorCredentials credentials = emulator.credentials();
		return new EmulatorConnectionDetails(credentials, credentials.publicClientId(), null);
	}

	/**
	 * Return the properties that lead to another Hawcx than an emulator, or that work
	 * with that one alone. Tests and development set them aside, by an empty value; for
	 * the API prefix by the default.
	 * @return their names
	 */
	public static List<String> replacedProperties() {
		return REPLACED;
	}

	@Override
	public String getBaseUrl() {
		return this.credentials.issuer();
	}

	@Override
	public String getConfigId() {
		return this.credentials.configId();
	}

	@Override
	public String getClientId() {
		return this.clientId;
	}

	@Override
	public SecretKey getSecretKey() {
		return this.secretKey;
	}

	@Override
	public @Nullable Supplier<SigningKey> getSigningKey() {
		SigningKey key = this.signingKey;
		return (key != null) ? () -> key : null;
	}

}
