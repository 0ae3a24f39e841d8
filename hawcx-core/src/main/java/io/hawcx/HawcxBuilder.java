package io.hawcx;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;

import io.hawcx.http.HttpTransport;
import io.hawcx.key.SecretKey;
import io.hawcx.management.StepUpClientBuilder;

/**
 * Collects the options of a {@link Hawcx}. Each method throws an
 * {@link IllegalArgumentException} that names the option if its value is unusable. Not
 * for use by several threads at once.
 *
 * @since 0.1.0
 */
public final class HawcxBuilder {

	private final StepUpClientBuilder client;

	HawcxBuilder(StepUpClientBuilder client) {
		this.client = client;
	}

	/**
	 * Authenticate by delegation with this key.
	 * @param secretKey the project's secret key
	 * @return this builder
	 */
	public HawcxBuilder secretKey(SecretKey secretKey) {
		this.client.secretKey(secretKey);
		return this;
	}

	/**
	 * Authenticate by delegation with a key that may change while the application runs.
	 * @param secretKey asked for the project's secret key on every call, from any thread;
	 * what it throws reaches the caller
	 * @return this builder
	 */
	public HawcxBuilder secretKey(Supplier<SecretKey> secretKey) {
		this.client.secretKey(secretKey);
		return this;
	}

	/**
	 * Set how long a call may take, from asking for a connection to the last byte.
	 * @param timeout positive; 15 s by default
	 * @return this builder
	 */
	public HawcxBuilder timeout(Duration timeout) {
		this.client.timeout(timeout);
		return this;
	}

	/**
	 * Set how far a reply's timestamp may be off, in both directions.
	 * @param clockSkew positive; 300 s by default; counted in whole seconds
	 * @return this builder
	 */
	public HawcxBuilder clockSkew(Duration clockSkew) {
		this.client.clockSkew(clockSkew);
		return this;
	}

	/**
	 * Set what the paths of step-up calls begin with.
	 * @param apiPrefix {@code /v1} by default; may be empty
	 * @return this builder
	 */
	public HawcxBuilder apiPrefix(String apiPrefix) {
		this.client.apiPrefix(apiPrefix);
		return this;
	}

	/**
	 * Set headers to send in addition; they never replace the protocol's own.
	 * @param extraHeaders names and values; none by default
	 * @return this builder
	 */
	public HawcxBuilder extraHeaders(Map<String, String> extraHeaders) {
		this.client.extraHeaders(extraHeaders);
		return this;
	}

	/**
	 * Set what is sent as {@code X-Relying-Party}.
	 * @param relyingParty nothing by default
	 * @return this builder
	 */
	public HawcxBuilder relyingParty(String relyingParty) {
		this.client.relyingParty(relyingParty);
		return this;
	}

	/**
	 * Set where the time comes from.
	 * @param clock the system's by default
	 * @return this builder
	 */
	public HawcxBuilder clock(Clock clock) {
		this.client.clock(clock);
		return this;
	}

	/**
	 * Set what carries requests. The caller keeps it and closes it.
	 * @param transport one of the client's own by default
	 * @return this builder
	 */
	public HawcxBuilder transport(HttpTransport transport) {
		this.client.transport(transport);
		return this;
	}

	/**
	 * Build the client. Nothing is sent.
	 * @return the client
	 * @throws IllegalArgumentException if no secret key was set
	 */
	public Hawcx build() {
		return Hawcx.of(this.client.build());
	}

}
