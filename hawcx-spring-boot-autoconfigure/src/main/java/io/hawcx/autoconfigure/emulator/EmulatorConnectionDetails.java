package io.hawcx.autoconfigure.emulator;

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
