package io.hawcx.autoconfigure;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * How management calls are made.
 *
 * @since 0.1.0
 */
public final class HawcxManagementProperties {

	/**
	 * How management calls authenticate. Unless set, by delegation when there is a secret
	 * key, else by private_key_jwt when there are a signing key and a client id.
	 */
	private @Nullable Authentication authentication;

	/**
	 * Prefix of the step-up paths.
	 */
	private String apiPrefix = "/v1";

	/**
	 * Time that a management call may take, from asking for a connection to the last byte
	 * of the reply.
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

	public @Nullable Authentication getAuthentication() {
		return this.authentication;
	}

	public void setAuthentication(@Nullable Authentication authentication) {
		this.authentication = authentication;
	}

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

	/**
	 * Ways for management calls to authenticate.
	 *
	 * @since 0.1.0
	 */
	public enum Authentication {

		/**
		 * Requests and replies are encrypted and signed with the secret key.
		 */
		DELEGATION,

		/**
		 * Requests bring a token that the signing key signs, replies are signed by Hawcx.
		 */
		PRIVATE_KEY_JWT

	}

}
