package io.hawcx.security.oauth2;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import io.hawcx.DiscoveryException;
import io.hawcx.oauth.HawcxOAuth;
import io.hawcx.oauth.HawcxOAuthAsync;
import org.jspecify.annotations.Nullable;

import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.util.Assert;

/**
 * One Hawcx project as logins need it: the settings of its registration, and the client
 * that discovers its issuer, redeems its codes and verifies its id_tokens. It holds the
 * blocking client for the servlet stack or the other for the reactive one, and closes
 * neither. Thread-safe.
 *
 * @since 0.1.0
 */
public final class HawcxLoginClient {

	private final HawcxClientRegistration registration;

	private final @Nullable HawcxOAuth oauth;

	private final @Nullable HawcxOAuthAsync oauthAsync;

	private final DiscoveryBackoff backoff;

	/**
	 * Create a client for the servlet stack.
	 * @param registration the settings of the registration
	 * @param oauth the client of the same project
	 */
	public HawcxLoginClient(HawcxClientRegistration registration, HawcxOAuth oauth) {
		this(registration, oauth, new DiscoveryBackoff(System::nanoTime));
	}

	HawcxLoginClient(HawcxClientRegistration registration, HawcxOAuth oauth, DiscoveryBackoff backoff) {
		Assert.notNull(registration, "hawcx must not be null");
		Assert.notNull(oauth, "oauth must not be null");
		this.registration = registration;
		this.oauth = oauth;
		this.oauthAsync = null;
		this.backoff = backoff;
	}

	/**
	 * Create a client for the reactive stack.
	 * @param registration the settings of the registration
	 * @param oauth the client of the same project
	 */
	public HawcxLoginClient(HawcxClientRegistration registration, HawcxOAuthAsync oauth) {
		Assert.notNull(registration, "hawcx must not be null");
		Assert.notNull(oauth, "oauth must not be null");
		this.registration = registration;
		this.oauth = null;
		this.oauthAsync = oauth;
		this.backoff = new DiscoveryBackoff(System::nanoTime);
	}

	/**
	 * Return the settings of the registration.
	 * @return the settings
	 */
	public HawcxClientRegistration registration() {
		return this.registration;
	}

	HawcxOAuth oauth() {
		Assert.state(this.oauth != null, () -> otherStack("HawcxOAuth"));
		return this.oauth;
	}

	HawcxOAuthAsync oauthAsync() {
		Assert.state(this.oauthAsync != null, () -> otherStack("HawcxOAuthAsync"));
		return this.oauthAsync;
	}

	/**
	 * Discover the issuer.
	 * @return the registration with its endpoints
	 * @throws HawcxLoginUnavailableException if the document cannot be had or used
	 */
	ClientRegistration discover() {
		try {
			return Registrations.discovered(this.registration, this.backoff.ask(oauth()::metadata));
		}
		catch (DiscoveryException ex) {
			throw Registrations.unavailable(ex);
		}
	}

	/**
	 * Discover the issuer without blocking.
	 * @return the registration with its endpoints, or a {@link DiscoveryException}
	 */
	CompletableFuture<ClientRegistration> discoverAsync() {
		return this.backoff.askAsync(oauthAsync()::metadata)
			.thenApply((metadata) -> Registrations.discovered(this.registration, metadata));
	}

	/**
	 * Return how long discovery is left alone since it failed repeatedly.
	 * @return the time, zero unless it is
	 */
	public Duration discoveryPause() {
		return this.backoff.pause();
	}

	private String otherStack(String needed) {
		return "The login client '" + this.registration.registrationId() + "' is the other web stack's: give it a "
				+ needed + ".";
	}

	@Override
	public String toString() {
		return "HawcxLoginClient[" + this.registration.registrationId() + "]";
	}

}
