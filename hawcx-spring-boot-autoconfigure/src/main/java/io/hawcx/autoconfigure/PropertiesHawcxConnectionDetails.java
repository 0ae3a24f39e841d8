package io.hawcx.autoconfigure;

import java.util.function.Supplier;

import io.hawcx.key.SecretKey;
import io.hawcx.key.SigningKey;
import org.jspecify.annotations.Nullable;

/**
 * What {@code hawcx.*} properties say about the connection, checked and with the keys
 * read.
 */
class PropertiesHawcxConnectionDetails implements HawcxConnectionDetails {

	private final String baseUrl;

	private final String configId;

	private final String issuer;

	private final @Nullable String clientId;

	private final @Nullable SecretKey secretKey;

	private final @Nullable SigningKey signingKey;

	PropertiesHawcxConnectionDetails(HawcxProperties properties) {
		ConnectionRules rules = new ConnectionRules(properties);
		rules.check();
		this.baseUrl = rules.baseUrl();
		this.configId = rules.configId();
		this.issuer = rules.issuer();
		this.clientId = ConfiguredValues.text(properties.getClientId());
		this.secretKey = ConfiguredKeys.secretKey(properties);
		this.signingKey = ConfiguredKeys.signingKey(properties.getSigningKey());
	}

	@Override
	public String getBaseUrl() {
		return this.baseUrl;
	}

	@Override
	public String getConfigId() {
		return this.configId;
	}

	@Override
	public String getIssuer() {
		return this.issuer;
	}

	@Override
	public @Nullable String getClientId() {
		return this.clientId;
	}

	@Override
	public @Nullable SecretKey getSecretKey() {
		return this.secretKey;
	}

	@Override
	public @Nullable Supplier<SigningKey> getSigningKey() {
		SigningKey key = this.signingKey;
		return (key != null) ? () -> key : null;
	}

}
