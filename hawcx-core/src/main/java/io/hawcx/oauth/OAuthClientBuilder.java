package io.hawcx.oauth;

import java.time.Clock;
import java.time.Duration;
import java.util.Objects;

import io.hawcx.internal.exchange.Carrier;
import io.hawcx.internal.exchange.Exchanges;
import org.jspecify.annotations.Nullable;

/**
 * Collects the options that {@link HawcxOAuth} and {@link HawcxOAuthAsync} share. Not for
 * use by several threads at once.
 *
 * @param <B> the builder's own type
 * @since 0.1.0
 */
public abstract sealed class OAuthClientBuilder<B extends OAuthClientBuilder<B>>
		permits HawcxOAuthBuilder, HawcxOAuthAsyncBuilder {

	private final String issuer;

	private final String configId;

	private final String clientId;

	private Clock clock = Clock.systemUTC();

	private Duration timeout = Duration.ofSeconds(10);

	private Duration discoveryTimeout = Duration.ofSeconds(5);

	private Duration jwksCacheTtl = Duration.ofHours(1);

	private Duration clockTolerance = Duration.ofSeconds(10);

	private int maxAttempts = Exchanges.MAX_ATTEMPTS;

	private @Nullable ClientAssertionSigner clientAssertion;

	OAuthClientBuilder(String issuer, String configId, String clientId) {
		this.issuer = Require.issuer(issuer);
		this.configId = Require.identifier("configId", configId);
		this.clientId = Require.identifier("clientId", clientId);
	}

	abstract B self();

	OAuthCalls calls(Carrier carrier) {
		return new OAuthCalls(
				new OAuthSettings(this.issuer, this.configId, this.clientId, this.clock, this.timeout,
						this.discoveryTimeout, this.jwksCacheTtl, this.clockTolerance, this.maxAttempts),
				carrier, this.clientAssertion);
	}

	/**
	 * Set what tells the time; the default is the system's clock.
	 * @param clock the clock
	 * @return this builder
	 */
	public final B clock(Clock clock) {
		this.clock = Objects.requireNonNull(clock, "clock");
		return self();
	}

	/**
	 * Set how long a code exchange may take; the default is 10 s.
	 * @param timeout the deadline
	 * @return this builder
	 * @throws IllegalArgumentException if it is not positive
	 */
	public final B timeout(Duration timeout) {
		this.timeout = Require.positive("timeout", timeout);
		return self();
	}

	/**
	 * Set how long fetching the discovery document or the keys may take; the default is 5
	 * s for each.
	 * @param discoveryTimeout the deadline
	 * @return this builder
	 * @throws IllegalArgumentException if it is not positive
	 */
	public final B discoveryTimeout(Duration discoveryTimeout) {
		this.discoveryTimeout = Require.positive("discoveryTimeout", discoveryTimeout);
		return self();
	}

	/**
	 * Set how long keys are kept; the default is an hour. An unknown key id fetches them
	 * again at most once every 30 s. Clients with the same transport, clock and time
	 * share them, those that make management calls too.
	 * @param jwksCacheTtl the time
	 * @return this builder
	 * @throws IllegalArgumentException if it is not positive
	 */
	public final B jwksCacheTtl(Duration jwksCacheTtl) {
		this.jwksCacheTtl = Require.positive("jwksCacheTtl", jwksCacheTtl);
		return self();
	}

	/**
	 * Set by how much the issuer's clock may differ; the default is 10 s.
	 * @param clockTolerance the tolerance for {@code exp}, {@code nbf} and {@code iat}
	 * @return this builder
	 * @throws IllegalArgumentException if it is negative
	 */
	public final B clockTolerance(Duration clockTolerance) {
		this.clockTolerance = Require.notNegative("clockTolerance", clockTolerance);
		return self();
	}

	/**
	 * Make the client a confidential one; without, it is public.
	 * @param clientAssertion makes the client's assertions
	 * @return this builder
	 */
	public final B clientAssertion(ClientAssertionSigner clientAssertion) {
		this.clientAssertion = Objects.requireNonNull(clientAssertion, "clientAssertion");
		return self();
	}

	/**
	 * Set how often a request may be attempted. Attempted again are fetches of metadata
	 * and keys after a transient failure, and what was not sent as no connection was
	 * made; a code that was sent never is. Waits grow from up to 50 ms (1 s where the
	 * issuer is overloaded, or what its {@code Retry-After} says), within the timeout,
	 * and while the client's budget of 500 tokens lasts. A retry costs 14; a request that
	 * succeeds gives back 14 if it needed one, else 1.
	 * @param maxAttempts 1, for no retries, to 3; 3 by default
	 * @return this builder
	 * @throws IllegalArgumentException if it is anything else
	 */
	public final B maxAttempts(int maxAttempts) {
		this.maxAttempts = Require.attempts("maxAttempts", maxAttempts);
		return self();
	}

}
