package io.hawcx.autoconfigure;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.core.io.Resource;

/**
 * Configuration of everything that talks to Hawcx. Beans depend on
 * {@link HawcxConnectionDetails} for what is said here about the connection.
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
	 * Location of a file that holds the secret key.
	 */
	private @Nullable Resource secretKeyLocation;

	private final SigningKey signingKey = new SigningKey();

	private final Management management = new Management();

	private final Http http = new Http();

	@NestedConfigurationProperty
	private final HawcxOAuthProperties oauth = new HawcxOAuthProperties();

	@NestedConfigurationProperty
	private final HawcxLoginProperties login = new HawcxLoginProperties();

	@NestedConfigurationProperty
	private final HawcxEmulatorProperties emulator = new HawcxEmulatorProperties();

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

	public SigningKey getSigningKey() {
		return this.signingKey;
	}

	public Management getManagement() {
		return this.management;
	}

	public Http getHttp() {
		return this.http;
	}

	public HawcxOAuthProperties getOauth() {
		return this.oauth;
	}

	public HawcxLoginProperties getLogin() {
		return this.login;
	}

	public HawcxEmulatorProperties getEmulator() {
		return this.emulator;
	}

	/**
	 * Where the signing key comes from.
	 *
	 * @since 0.1.0
	 */
	public static final class SigningKey {

		/**
		 * Location of the signing key file, such as "file:/run/secrets/hawcx.jwk".
		 */
		private @Nullable Resource location;

		/**
		 * Signing key itself, an Ed25519 private key as JWK or as PKCS#8 PEM.
		 */
		private @Nullable String value;

		/**
		 * Key id of a signing key in PEM form; a JWK brings its own.
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

	/**
	 * How management calls are made.
	 *
	 * @since 0.1.0
	 */
	public static final class Management {

		/**
		 * Prefix of the step-up paths.
		 */
		private String apiPrefix = "/v1";

		/**
		 * Time that a management call may take, from asking for a connection to the last
		 * byte of the reply.
		 */
		private Duration timeout = Duration.ofSeconds(15);

		/**
		 * Difference allowed between the time of a reply and this machine's clock.
		 */
		private Duration clockSkew = Duration.ofSeconds(300);

		/**
		 * Headers to send with every management call; they never replace those of the
		 * protocol.
		 */
		private Map<String, String> extraHeaders = new LinkedHashMap<>();

		/**
		 * Relying party to name in every management call.
		 */
		private @Nullable String relyingParty;

		public String getApiPrefix() {
			return this.apiPrefix;
		}

		public void setApiPrefix(String apiPrefix) {
			this.apiPrefix = apiPrefix;
		}

		public Duration getTimeout() {
			return this.timeout;
		}

		public void setTimeout(Duration timeout) {
			this.timeout = timeout;
		}

		public Duration getClockSkew() {
			return this.clockSkew;
		}

		public void setClockSkew(Duration clockSkew) {
			this.clockSkew = clockSkew;
		}

		public Map<String, String> getExtraHeaders() {
			return this.extraHeaders;
		}

		public void setExtraHeaders(Map<String, String> extraHeaders) {
			this.extraHeaders = extraHeaders;
		}

		public @Nullable String getRelyingParty() {
			return this.relyingParty;
		}

		public void setRelyingParty(@Nullable String relyingParty) {
			this.relyingParty = relyingParty;
		}

	}

	/**
	 * How requests reach Hawcx.
	 *
	 * @since 0.1.0
	 */
	public static final class Http {

		/**
		 * Proxy for every call to Hawcx, as "http://host:port". Unless set, the JVM's
		 * proxy properties apply.
		 */
		private @Nullable String proxy;

		/**
		 * SSL bundle for every call to Hawcx.
		 */
		private @Nullable String sslBundle;

		/**
		 * Time that establishing a connection may take.
		 */
		private Duration connectTimeout = Duration.ofSeconds(5);

		public @Nullable String getProxy() {
			return this.proxy;
		}

		public void setProxy(@Nullable String proxy) {
			this.proxy = proxy;
		}

		public @Nullable String getSslBundle() {
			return this.sslBundle;
		}

		public void setSslBundle(@Nullable String sslBundle) {
			this.sslBundle = sslBundle;
		}

		public Duration getConnectTimeout() {
			return this.connectTimeout;
		}

		public void setConnectTimeout(Duration connectTimeout) {
			this.connectTimeout = connectTimeout;
		}

	}

}
