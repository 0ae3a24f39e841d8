package io.hawcx.autoconfigure;

import java.time.Duration;

import io.hawcx.oauth.AssertionAudience;
import org.jspecify.annotations.Nullable;

/**
 * How codes are exchanged and id_tokens verified.
 *
 * @since 0.1.0
 */
public final class HawcxOAuthProperties {

	/**
	 * Issuer of id_tokens, compared byte for byte. Unless set, the base URL.
	 */
	private @Nullable String issuer;

	/**
	 * How the client authenticates at the token endpoint. Unless set, private_key_jwt
	 * when there is a signing key, else none.
	 */
	private @Nullable ClientAuthentication clientAuthentication;

	/**
	 * Lifetime of a client assertion, from 1 to 120 seconds.
	 */
	private Duration assertionLifetime = Duration.ofSeconds(60);

	/**
	 * Audience of client assertions.
	 */
	private AssertionAudience assertionAudience = AssertionAudience.TOKEN_ENDPOINT;

	/**
	 * Time that a token or key request may take.
	 */
	private Duration timeout = Duration.ofSeconds(10);

	/**
	 * Time that a discovery request may take.
	 */
	private Duration discoveryTimeout = Duration.ofSeconds(5);

	/**
	 * Tolerance for the times in id_tokens.
	 */
	private Duration clockTolerance = Duration.ofSeconds(10);

	/**
	 * Time for which Hawcx's public keys are kept.
	 */
	private Duration jwksCache = Duration.ofHours(1);

	public @Nullable String getIssuer() {
		return this.issuer;
	}

	public void setIssuer(@Nullable String issuer) {
		this.issuer = issuer;
	}

	public @Nullable ClientAuthentication getClientAuthentication() {
		return this.clientAuthentication;
	}

	public void setClientAuthentication(@Nullable ClientAuthentication clientAuthentication) {
		this.clientAuthentication = clientAuthentication;
	}

	public Duration getAssertionLifetime() {
		return this.assertionLifetime;
	}

	public void setAssertionLifetime(Duration assertionLifetime) {
		this.assertionLifetime = assertionLifetime;
	}

	public AssertionAudience getAssertionAudience() {
		return this.assertionAudience;
	}

	public void setAssertionAudience(AssertionAudience assertionAudience) {
		this.assertionAudience = assertionAudience;
	}

	public Duration getTimeout() {
		return this.timeout;
	}

	public void setTimeout(Duration timeout) {
		this.timeout = timeout;
	}

	public Duration getDiscoveryTimeout() {
		return this.discoveryTimeout;
	}

	public void setDiscoveryTimeout(Duration discoveryTimeout) {
		this.discoveryTimeout = discoveryTimeout;
	}

	public Duration getClockTolerance() {
		return this.clockTolerance;
	}

	public void setClockTolerance(Duration clockTolerance) {
		this.clockTolerance = clockTolerance;
	}

	public Duration getJwksCache() {
		return this.jwksCache;
	}

	public void setJwksCache(Duration jwksCache) {
		this.jwksCache = jwksCache;
	}

	/**
	 * Ways for a client to authenticate at the token endpoint.
	 *
	 * @since 0.1.0
	 */
	public enum ClientAuthentication {

		/**
		 * A public client, which does not authenticate.
		 */
		NONE,

		/**
		 * A client that signs an assertion with its signing key.
		 */
		PRIVATE_KEY_JWT

	}

}
