package io.hawcx.autoconfigure;

import java.time.Clock;
import java.util.function.Supplier;

import io.hawcx.HawcxListener;
import io.hawcx.autoconfigure.internal.ConfiguredValues;
import io.hawcx.key.SecretKey;
import io.hawcx.key.SigningKey;
import org.jspecify.annotations.Nullable;

/**
 * What {@code hawcx.*} properties say about the connection, checked and with the keys
 * read, from files again when these change. Other connection details take its place. Safe
 * for use by several threads.
 *
 * @since 0.1.0
 */
public final class PropertiesHawcxConnectionDetails implements HawcxConnectionDetails {

	private final String baseUrl;

	private final String configId;

	private final String issuer;

	private final @Nullable String clientId;

	private final @Nullable Supplier<SecretKey> secretKey;

	private final @Nullable Supplier<SigningKey> signingKey;

	/**
	 * Check the properties and read the keys.
	 * @param prefix what the names of the properties begin with, such as {@code hawcx}
	 * @param properties what was configured
	 * @param clock tells when to look at the keys' files again
	 * @param listener is told when they have changed
	 */
	PropertiesHawcxConnectionDetails(String prefix, HawcxProperties properties, Clock clock, HawcxListener listener) {
		ConnectionRules rules = new ConnectionRules(prefix, properties);
		rules.check();
		this.baseUrl = rules.baseUrl();
		this.configId = rules.configId();
		this.issuer = rules.issuer();
		this.clientId = ConfiguredValues.text(properties.getClientId());
		ConfiguredKeys keys = new ConfiguredKeys(prefix, properties, clock, listener);
		this.secretKey = keys.secretKey();
		this.signingKey = keys.signingKey();
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
		return (this.secretKey != null) ? this.secretKey.get() : null;
	}

	@Override
	public @Nullable Supplier<SigningKey> getSigningKey() {
		return this.signingKey;
	}

}
