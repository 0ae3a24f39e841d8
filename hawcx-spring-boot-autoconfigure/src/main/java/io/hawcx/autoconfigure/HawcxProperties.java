package io.hawcx.autoconfigure;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.core.io.Resource;

/**
 * The connection to Hawcx, and how it is used. Beans depend on
 * {@link HawcxConnectionDetails} for what is said here about the connection. Properties
 * of other features stand beside these: each under its own prefix.
 *
 * @since 0.1.0
 */
@ConfigurationProperties("hawcx")
public final class HawcxProperties {

	/**
	 * Address of the Hawcx API, such as "https://api.hawcx.com", without a slash at the
	 * end.
	 */
	private @Nullable String baseUrl;

	/**
	 * Config id of the tenant, by which Hawcx routes every call.
	 */
	private @Nullable String configId;

	/**
	 * OAuth client id of the project; not the config id.
	 */
	private @Nullable String clientId;

	/**
	 * Secret key for management calls, beginning with "hwx_sk_v1_".
	 */
	private @Nullable String secretKey;

	/**
	 * Location of a file that holds the secret key; read again when it changes.
	 */
	private @Nullable Resource secretKeyLocation;

	/**
	 * Where accepted replies to management calls are remembered, so that repeated ones
	 * are refused: by each node for itself, or in Redis by all together.
	 */
	private ReplayStoreType replayStore = ReplayStoreType.MEMORY;

	private final SigningKey signingKey = new SigningKey();

	@NestedConfigurationProperty
	private final HawcxManagementProperties management = new HawcxManagementProperties();

	@NestedConfigurationProperty
	private final HawcxOAuthProperties oauth = new HawcxOAuthProperties();

	public @Nullable String getBaseUrl() {
		return this.baseUrl;
	}

	public void setBaseUrl(@Nullable String baseUrl) {
		this.baseUrl = baseUrl;
	}

	public @Nullable String getConfigId() {
		return this.configId;
	}

	public void setConfigId(@Nullable String configId) {
		this.configId = configId;
	}

	public @Nullable String getClientId() {
		return this.clientId;
	}

	public void setClientId(@Nullable String clientId) {
		this.clientId = clientId;
	}

	public @Nullable String getSecretKey() {
		return this.secretKey;
	}

	public void setSecretKey(@Nullable String secretKey) {
		this.secretKey = secretKey;
	}

	public @Nullable Resource getSecretKeyLocation() {
		return this.secretKeyLocation;
	}

	public void setSecretKeyLocation(@Nullable Resource secretKeyLocation) {
		this.secretKeyLocation = secretKeyLocation;
	}

	public ReplayStoreType getReplayStore() {
		return this.replayStore;
	}

	public void setReplayStore(ReplayStoreType replayStore) {
		this.replayStore = replayStore;
	}

	public SigningKey getSigningKey() {
		return this.signingKey;
	}

	public HawcxManagementProperties getManagement() {
		return this.management;
	}

	public HawcxOAuthProperties getOauth() {
		return this.oauth;
	}

	/**
	 * Places where accepted replies may be remembered.
	 *
	 * @since 0.1.0
	 */
	public enum ReplayStoreType {

		/**
		 * The memory of each node.
		 */
		MEMORY,

		/**
		 * Redis, through the application's Spring Data Redis.
		 */
		REDIS

	}

	/**
	 * Where the signing key comes from.
	 *
	 * @since 0.1.0
	 */
	public static final class SigningKey {

		/**
		 * Location of the signing key file, such as "file:/run/secrets/hawcx.jwk"; read
		 * again when it changes.
		 */
		private @Nullable Resource location;

		/**
		 * Signing key itself, an Ed25519 private key as JWK, in a JWK set or as PKCS#8
		 * PEM.
		 */
		private @Nullable String value;

		/**
		 * Key id of a signing key in PEM form, or of the wanted key of a JWK set; a JWK
		 * brings its own.
		 */
		private @Nullable String keyId;

		public @Nullable Resource getLocation() {
			return this.location;
		}

		public void setLocation(@Nullable Resource location) {
			this.location = location;
		}

		public @Nullable String getValue() {
			return this.value;
		}

		public void setValue(@Nullable String value) {
			this.value = value;
		}

		public @Nullable String getKeyId() {
			return this.keyId;
		}

		public void setKeyId(@Nullable String keyId) {
			this.keyId = keyId;
		}

	}

}
