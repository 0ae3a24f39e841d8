package io.hawcx;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;

import io.hawcx.key.SecretKey;
import io.hawcx.key.SigningKey;
import io.hawcx.management.StepUpClientBuilder;

/**
 * Collects the options that {@link Hawcx} and {@link HawcxAsync} share. Each method
 * throws an {@link IllegalArgumentException} that names the option if its value is
 * unusable. Not for use by several threads at once.
 *
 * @param <B> the builder's own type
 * @since 0.1.0
 */
public abstract sealed class HawcxBuilder<B extends HawcxBuilder<B>> permits Hawcx.Builder, HawcxAsync.Builder {

	private final StepUpClientBuilder<?> client;

	HawcxBuilder(StepUpClientBuilder<?> client) {
		this.client = client;
	}

	abstract B self();

	/**
	 * Authenticate by delegation with this key.
	 * @param secretKey the project's secret key
	 * @return this builder
	 */
	public final B secretKey(SecretKey secretKey) {
		this.client.secretKey(secretKey);
		return self();
	}

	/**
	 * Authenticate by delegation with a key that may change while the application runs.
	 * @param secretKey asked for the project's secret key on every call, from any thread;
	 * what it throws reaches the caller
	 * @return this builder
	 */
	public final B secretKey(Supplier<SecretKey> secretKey) {
		this.client.secretKey(secretKey);
		return self();
	}

	/**
	 * Authenticate by a bearer token that this key signs ({@code private_key_jwt}).
	 * @param clientId the project's OAuth client id, which is not the config id
	 * @param signingKey the client's key
	 * @return this builder
	 */
	public final B signingKey(String clientId, SigningKey signingKey) {
		this.client.signingKey(clientId, signingKey);
		return self();
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
		this.client.signingKey(clientId, signingKey);
		return self();
	}

	/**
	 * Set how long a call may take, from asking for a connection to the last byte.
	 * @param timeout positive; 15 s by default
	 * @return this builder
	 */
	public final B timeout(Duration timeout) {
		this.client.timeout(timeout);
		return self();
	}

	/**
	 * Set how far a reply's timestamp may be off, in both directions.
	 * @param clockSkew positive; 300 s by default; counted in whole seconds
	 * @return this builder
	 */
	public final B clockSkew(Duration clockSkew) {
		this.client.clockSkew(clockSkew);
		return self();
	}

	/**
	 * Set what the paths of step-up calls begin with.
	 * @param apiPrefix {@code /v1} by default; may be empty
	 * @return this builder
	 */
	public final B apiPrefix(String apiPrefix) {
		this.client.apiPrefix(apiPrefix);
		return self();
	}

	/**
	 * Set headers to send in addition; they never replace the protocol's own.
	 * @param extraHeaders names and values; none by default
	 * @return this builder
	 */
	public final B extraHeaders(Map<String, String> extraHeaders) {
		this.client.extraHeaders(extraHeaders);
		return self();
	}

	/**
	 * Set what is sent as {@code X-Relying-Party}.
	 * @param relyingParty nothing by default
	 * @return this builder
	 */
	public final B relyingParty(String relyingParty) {
		this.client.relyingParty(relyingParty);
		return self();
	}

	/**
	 * Set how often a call may be attempted. Only one that was not sent at all, as no
	 * connection was made, is attempted again: signed anew, after up to 50 ms and up to
	 * 100 ms, within the timeout, and while the client's retry budget lasts.
	 * @param maxAttempts 1, for no retries, to 3; 3 by default
	 * @return this builder
	 */
	public final B maxAttempts(int maxAttempts) {
		this.client.maxAttempts(maxAttempts);
		return self();
	}

	/**
	 * Set where the time comes from.
	 * @param clock the system's by default
	 * @return this builder
	 */
	public final B clock(Clock clock) {
		this.client.clock(clock);
		return self();
	}

}
