package io.hawcx.oauth;

import java.time.Clock;
import java.time.Duration;
import java.util.Objects;

import io.hawcx.http.ApacheHttpTransport;
import io.hawcx.http.HttpTransport;
import io.hawcx.internal.DocumentFetcher;
import org.jspecify.annotations.Nullable;

/**
 * Collects the options of a {@link HawcxOAuth}. Not for use by several threads at once.
 *
 * @since 0.1.0
 */
public final class HawcxOAuthBuilder {

	private final String issuer;

	private final String configId;

	private final String clientId;

	private @Nullable HttpTransport transport;

	private Clock clock = Clock.systemUTC();

	private Duration timeout = Duration.ofSeconds(10);

	private Duration discoveryTimeout = Duration.ofSeconds(5);

	private Duration jwksCacheTtl = Duration.ofHours(1);

	private Duration clockTolerance = Duration.ofSeconds(10);

	private @Nullable ClientAssertionSigner clientAssertion;

	HawcxOAuthBuilder(String issuer, String configId, String clientId) {
		this.issuer = issuer;
		this.configId = configId;
		this.clientId = clientId;
	}

	/**
	 * Set what carries the requests; the default is an {@link ApacheHttpTransport} of the
	 * client's own.
	 * @param transport the transport, which closing the client does not close
	 * @return this builder
	 */
	public HawcxOAuthBuilder transport(HttpTransport transport) {
		this.transport = Objects.requireNonNull(transport, "transport");
		return this;
	}

	/**
	 * Set what tells the time; the default is the system's clock.
	 * @param clock the clock
	 * @return this builder
	 */
	public HawcxOAuthBuilder clock(Clock clock) {
		this.clock = Objects.requireNonNull(clock, "clock");
		return this;
	}

	/**
	 * Set how long a code exchange may take; the default is 10 s.
	 * @param timeout the deadline
	 * @return this builder
	 * @throws IllegalArgumentException if it is not positive
	 */
	public HawcxOAuthBuilder timeout(Duration timeout) {
		this.timeout = Require.positive("timeout", timeout);
		return this;
	}

	/**
	 * Set how long fetching the discovery document or the keys may take; the default is 5
	 * s for each.
	 * @param discoveryTimeout the deadline
	 * @return this builder
	 * @throws IllegalArgumentException if it is not positive
	 */
	public HawcxOAuthBuilder discoveryTimeout(Duration discoveryTimeout) {
		this.discoveryTimeout = Require.positive("discoveryTimeout", discoveryTimeout);
		return this;
	}

	/**
	 * Set how long keys are kept; the default is an hour. An unknown key id fetches them
	 * again at most once every 30 s.
	 * @param jwksCacheTtl the time
	 * @return this builder
	 * @throws IllegalArgumentException if it is not positive
	 */
	public HawcxOAuthBuilder jwksCacheTtl(Duration jwksCacheTtl) {
		this.jwksCacheTtl = Require.positive("jwksCacheTtl", jwksCacheTtl);
		return this;
	}

	/**
	 * Set by how much the issuer's clock may differ; the default is 10 s.
	 * @param clockTolerance the tolerance for {@code exp}, {@code nbf} and {@code iat}
	 * @return this builder
	 * @throws IllegalArgumentException if it is negative
	 */
	public HawcxOAuthBuilder clockTolerance(Duration clockTolerance) {
		this.clockTolerance = Require.notNegative("clockTolerance", clockTolerance);
		return this;
	}

	/**
	 * Make the client a confidential one; without, it is public.
	 * @param clientAssertion makes the client's assertions
	 * @return this builder
	 */
	public HawcxOAuthBuilder clientAssertion(ClientAssertionSigner clientAssertion) {
		this.clientAssertion = Objects.requireNonNull(clientAssertion, "clientAssertion");
		return this;
	}

	/**
	 * Create the client. Nothing is sent.
	 * @return the client, to be closed when it is no longer needed
	 */
	public HawcxOAuth build() {
		HttpTransport given = this.transport;
		HttpTransport used = (given != null) ? given : ApacheHttpTransport.create();
		Provider provider = new Provider(this.issuer, new DocumentFetcher(used, this.discoveryTimeout),
				this.jwksCacheTtl, this.clock);
		return new HawcxOAuth(new OAuthSettings(this.issuer, this.configId, this.clientId, used, given == null,
				this.clock, this.timeout, this.clockTolerance), provider, this.clientAssertion);
	}

}
