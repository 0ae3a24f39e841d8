package io.hawcx.oauth;

import java.time.Clock;
import java.time.Duration;
import java.util.function.UnaryOperator;

import io.hawcx.JwkSetCache;
import io.hawcx.internal.Arguments;
import io.hawcx.internal.Libraries;
import io.hawcx.internal.SettingNames;
import io.hawcx.internal.exchange.RequestRetrier;
import io.hawcx.internal.exchange.RequestSender;
import io.hawcx.internal.jose.KeySets;
import org.jspecify.annotations.Nullable;

/**
 * Collects the options that {@link HawcxOAuth} and {@link HawcxOAuthAsync} share. Each
 * method throws an {@link IllegalArgumentException} that names the option if its value is
 * unusable. Not for use by several threads at once.
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

	private KeySets keySets = new KeySets();

	private Duration jwksCacheTtl = Duration.ofHours(1);

	private Duration clockTolerance = Duration.ofSeconds(10);

	private int maxAttempts = RequestRetrier.MAX_ATTEMPTS;

	private SettingNames settingNames = SettingNames.DEFAULT;

	private @Nullable ClientAssertionSigner clientAssertion;

	OAuthClientBuilder(String issuer, String configId, String clientId) {
		Libraries.require();
		this.issuer = Arguments.requireIssuer(issuer);
		this.configId = Arguments.requirePrintable("configId", configId);
		this.clientId = Arguments.requirePrintable("clientId", clientId);
	}

	abstract B self();

	OAuthCalls calls(RequestSender sender) {
		return new OAuthCalls(new OAuthSettings(this.issuer, this.configId, this.clientId, this.clock, this.timeout,
				this.discoveryTimeout, this.keySets, this.jwksCacheTtl, this.clockTolerance, this.maxAttempts,
				this.settingNames), sender, this.clientAssertion);
	}

	/**
	 * Set what tells the time; the default is the system's clock.
	 * @param clock the clock
	 * @return this builder
	 */
	public final B clock(Clock clock) {
		this.clock = Arguments.requireNonNull("clock", clock);
		return self();
	}

	/**
	 * Set how long a code exchange may take; the default is 10 s.
	 * @param timeout the deadline
	 * @return this builder
	 * @throws IllegalArgumentException if it is not positive
	 */
	public final B timeout(Duration timeout) {
		this.timeout = Arguments.requirePositive("timeout", timeout);
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
		this.discoveryTimeout = Arguments.requirePositive("discoveryTimeout", discoveryTimeout);
		return self();
	}

	/**
	 * Set how long keys are kept; the default is an hour. An unknown key id fetches them
	 * again at most once every 30 s.
	 * @param jwksCacheTtl the time
	 * @return this builder
	 * @throws IllegalArgumentException if it is not positive
	 */
	public final B jwksCacheTtl(Duration jwksCacheTtl) {
		this.jwksCacheTtl = Arguments.requirePositive("jwksCacheTtl", jwksCacheTtl);
		return self();
	}

	/**
	 * Set the cache that keeps Hawcx's keys and metadata, so that several clients fetch
	 * them once.
	 * @param jwkSetCache one of the client's own by default
	 * @return this builder
	 */
	public final B jwkSetCache(JwkSetCache jwkSetCache) {
		this.keySets = KeySets.of(jwkSetCache);
		return self();
	}

	/**
	 * Set by how much the issuer's clock may differ; the default is 10 s.
	 * @param clockTolerance the tolerance for {@code exp}, {@code nbf} and {@code iat}
	 * @return this builder
	 * @throws IllegalArgumentException if it is negative
	 */
	public final B clockTolerance(Duration clockTolerance) {
		this.clockTolerance = Arguments.requireNotNegative("clockTolerance", clockTolerance);
		return self();
	}

	/**
	 * Make the client a confidential one; without, it is public.
	 * @param clientAssertion makes the client's assertions
	 * @return this builder
	 */
	public final B clientAssertion(ClientAssertionSigner clientAssertion) {
		this.clientAssertion = Arguments.requireNonNull("clientAssertion", clientAssertion);
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
		this.maxAttempts = Arguments.requireAttempts("maxAttempts", maxAttempts);
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
		this.settingNames = new SettingNames(Arguments.requireNonNull("settingNames", settingNames));
		return self();
	}

}
