package io.hawcx.autoconfigure.emulator;

import java.util.function.Supplier;

import io.hawcx.autoconfigure.HawcxConnectionDetails;
import io.hawcx.emulator.EmulatorCredentials;
import io.hawcx.emulator.HawcxEmulator;
import io.hawcx.key.SecretKey;
import io.hawcx.key.SigningKey;

/**
 * Connects the application to an emulator as its confidential client.
 */
class EmulatorHawcxConnectionDetails implements HawcxConnectionDetails {

	private final EmulatorCredentials credentials;

	private final SecretKey secretKey;

	private final SigningKey signingKey;

	EmulatorHawcxConnectionDetails(HawcxEmulator emulator) {
		this.credentials = emulator.credentials();
		this.secretKey = SecretKey.parse(this.credentials.secretKey());
		this.signingKey = SigningKey.parse(this.credentials.privateJwk());
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
		return this.credentials.confidentialClientId();
	}

	@Override
	public SecretKey getSecretKey() {
		return this.secretKey;
	}

	@Override
	public Supplier<SigningKey> getSigningKey() {
		return () -> this.signingKey;
	}

}
