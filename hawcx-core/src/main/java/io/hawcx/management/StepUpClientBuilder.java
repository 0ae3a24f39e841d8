package io.hawcx.management;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import io.hawcx.HawcxListener;
import io.hawcx.JwkSetCache;
import io.hawcx.delegation.DelegationKeys;
import io.hawcx.http.BaseUrl;
import io.hawcx.http.HttpUrls;
import io.hawcx.internal.Arguments;
import io.hawcx.internal.SettingNames;
import io.hawcx.internal.jose.KeySets;
import io.hawcx.key.SecretKey;
import io.hawcx.key.SigningKey;

/**
 * Collects the options that {@link StepUpClient} and {@link StepUpClientAsync} share.
 * Each method throws an {@link IllegalArgumentException} that names the option if its
 * value is unusable. Not for use by several threads at once.
 *
 * @param <B> the builder's own type
 * @since 0.1.0
 */
public abstract sealed class StepUpClientBuilder<B extends StepUpClientBuilder<B>>
		permits StepUpClient.Builder, StepUpClientAsync.Builder {

	final ManagementOptions options;

	StepUpClientBuilder(String baseUrl, String configId) {
		this.options = new ManagementOptions(baseUrl, configId);
	}

	abstract B self();

	/**
	 * Authenticate by delegation with this key.
	 * @param secretKey the project's secret key
	 * @return this builder
	 */
	public final B secretKey(SecretKey secretKey) {
		return keys(Arguments.requireNonNull("secretKey", secretKey).delegationKeys());
	}

	/**
	 * Authenticate by delegation with a key that may change while the application runs.
	 * @param secretKey asked for the project's secret key on every call, from any thread;
	 * what it throws reaches the caller
	 * @return this builder
	 */
	public final B secretKey(Supplier<SecretKey> secretKey) {
		Arguments.requireNonNull("secretKey", secretKey);
		this.options.keys = () -> Arguments.requireNonNull("secretKey", secretKey.get()).delegationKeys();
		return self();
	}

	/**
	 * Authenticate by delegation with these keys.
	 * @param keys the keys, one by one
	 * @return this builder
	 */
	public final B keys(DelegationKeys keys) {
		Arguments.requireNonNull("keys", keys);
		this.options.keys = () -> keys;
		return self();
	}

	/**
	 * Authenticate by a bearer token that this key signs ({@code private_key_jwt}).
	 * @param clientId the project's OAuth client id, which is not the config id
	 * @param signingKey the client's key
	 * @return this builder
	 */
	public final B signingKey(String clientId, SigningKey signingKey) {
		Arguments.requireNonNull("signingKey", signingKey);
		return signingKey(clientId, () -> signingKey);
	}

	/**
	 * Authenticate by bearer tokens, with a key that may change while the application
	 * runs.
	 * @param clientId the project's OAuth client id, which is not the config id
	 * @param signingKey asked for the client's key on every call, from any thread; what
	 * it throws reaches the caller
	 * @return this builder
	 */
	public final B signingKey(String clientId, Supplier<SigningKey> signingKey) {
		this.options.clientId = Arguments.requirePrintable("clientId", clientId);
		this.options.signingKey = Arguments.requireNonNull("signingKey", signingKey);
		return self();
	}

	/**
	 * Set how long a bearer token is good for.
	 * @param tokenLifetime 1 to 120 s, in whole seconds; 60 s by default
	 * @return this builder
	 */
	public final B tokenLifetime(Duration tokenLifetime) {
		this.options.tokenLifetime = Arguments.requireLifetime("tokenLifetime", tokenLifetime);
		return self();
	}

	/**
	 * Set where the keys are published by which Hawcx signs replies to calls with bearer
	 * tokens.
	 * @param jwksUrl {@code {baseUrl}/.well-known/jwks.json} by default; https, or http
	 * on a loopback host
	 * @return this builder
	 */
	public final B jwksUrl(String jwksUrl) {
		this.options.jwksUrl = HttpUrls.requireAbsolute("jwksUrl", Arguments.requireNonNull("jwksUrl", jwksUrl));
		return self();
	}

	/**
	 * Set how long those keys are kept. They are renewed before that is over, and serve
	 * an hour longer while the address does not answer.
	 * @param jwksCacheTtl positive; an hour by default
	 * @return this builder
	 */
	public final B jwksCacheTtl(Duration jwksCacheTtl) {
		this.options.jwksCacheTtl = Arguments.requirePositive("jwksCacheTtl", jwksCacheTtl);
		return self();
	}

	/**
	 * Set the cache that keeps Hawcx's keys, so that several clients fetch them once.
	 * Only calls with bearer tokens need them.
	 * @param jwkSetCache one of the client's own by default
	 * @return this builder
	 */
	public final B jwkSetCache(JwkSetCache jwkSetCache) {
		this.options.keySets = KeySets.of(jwkSetCache);
		return self();
	}

	/**
	 * Set what remembers the replies that were accepted, so that a repeated one is
	 * refused: by delegation always, with bearer tokens if it was first accepted a second
	 * or more before the request was sent. Clients that share a store refuse what any of
	 * them has accepted. The caller keeps it.
	 * @param replayStore one of the client's own in memory by default
	 * @return this builder
	 */
	public final B replayStore(ReplayStore replayStore) {
		this.options.replayStore = Arguments.requireNonNull("replayStore", replayStore);
		return self();
	}

	/**
	 * Set whether replies to calls with bearer tokens must be signed by Hawcx. Without,
	 * whoever can answer in its place is trusted; building such a client logs a warning.
	 * @param responseSignatureCheck {@code true} by default
	 * @return this builder
	 */
	public final B responseSignatureCheck(boolean responseSignatureCheck) {
		this.options.responseSignatureCheck = responseSignatureCheck;
		return self();
	}

	/**
	 * Set how long a call may take, from asking for a connection to the last byte.
	 * @param timeout positive; 15 s by default
	 * @return this builder
	 */
	public final B timeout(Duration timeout) {
		this.options.timeout = Arguments.requirePositive("timeout", timeout);
		return self();
	}

	/**
	 * Set how far a reply's timestamp may be off, in both directions.
	 * @param clockSkew positive; 300 s by default; counted in whole seconds
	 * @return this builder
	 */
	public final B clockSkew(Duration clockSkew) {
		this.options.clockSkew = Arguments.requirePositive("clockSkew", clockSkew);
		return self();
	}

	/**
	 * Set what the paths of step-up calls begin with.
	 * @param apiPrefix {@code /v1} by default; may be empty
	 * @return this builder
	 */
	public final B apiPrefix(String apiPrefix) {
		this.options.apiPrefix = BaseUrl.requireApiPrefix(Arguments.requireNonNull("apiPrefix", apiPrefix));
		return self();
	}

	/**
	 * Set headers to send in addition. Those that the protocol owns are never replaced:
	 * of two with one name, in any case, the protocol's is sent.
	 * @param extraHeaders names and values; none by default
	 * @return this builder
	 */
	public final B extraHeaders(Map<String, String> extraHeaders) {
		this.options.extraHeaders = Arguments.requireHeaders("extraHeaders", extraHeaders);
		return self();
	}

	/**
	 * Set the header by which the gateway finds the tenant.
	 * @param name {@code X-Config-Id} by default; none that HTTP or the protocol sets
	 * @param value the config id by default
	 * @return this builder
	 */
	public final B tenantHeader(String name, String value) {
		this.options.tenantHeader(name, value);
		return self();
	}

	/**
	 * Set what delegation sends as {@code apikey}.
	 * @param apiKey the config id by default; none belongs beside a signing key
	 * @return this builder
	 */
	public final B apiKey(String apiKey) {
		this.options.apiKey = Arguments.requirePrintable("apiKey", apiKey);
		return self();
	}

	/**
	 * Set what is sent as {@code X-Relying-Party}.
	 * @param relyingParty nothing by default
	 * @return this builder
	 */
	public final B relyingParty(String relyingParty) {
		this.options.relyingParty = Arguments.requireHeaderValue("relyingParty", relyingParty);
		return self();
	}

	/**
	 * Set what is sent as {@code X-Hawcx-Protocol-Version}.
	 * @param protocolVersion {@code 2} by default, which is all that is implemented
	 * @return this builder
	 */
	public final B protocolVersion(String protocolVersion) {
		this.options.protocolVersion = Arguments.requirePrintable("protocolVersion", protocolVersion);
		return self();
	}

	/**
	 * Set how often a call may be attempted. Only one that was not sent at all, as no
	 * connection was made, is attempted again: signed anew, after up to 50 ms and up to
	 * 100 ms, within the timeout, and while the client's budget of 500 tokens lasts. A
	 * retry costs 14; a call that succeeds gives back 14 if it needed one, else 1.
	 * @param maxAttempts 1, for no retries, to 3; 3 by default
	 * @return this builder
	 */
	public final B maxAttempts(int maxAttempts) {
		this.options.maxAttempts = Arguments.requireAttempts("maxAttempts", maxAttempts);
		return self();
	}

	/**
	 * Set where the time comes from.
	 * @param clock the system's by default
	 * @return this builder
	 */
	public final B clock(Clock clock) {
		this.options.clock = Arguments.requireNonNull("clock", clock);
		return self();
	}

	/**
	 * Set who is told of replies that are refused.
	 * @param listener nobody by default
	 * @return this builder
	 */
	public final B listener(HawcxListener listener) {
		this.options.listener = Arguments.requireNonNull("listener", listener);
		return self();
	}

	/**
	 * Set what messages of failures call the settings of this client, for whoever has to
	 * correct one. By default they are the properties of a Spring application with one
	 * project: {@code config-id} is {@code hawcx.config-id}.
	 * @param settingNames told the end of such a property, returns the name
	 * @return this builder
	 */
	public final B settingNames(UnaryOperator<String> settingNames) {
		this.options.names = new SettingNames(Arguments.requireNonNull("settingNames", settingNames));
		return self();
	}

}
