package io.hawcx.security.oauth2;

import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.Map;

import io.hawcx.DiscoveryException;
import io.hawcx.oauth.HawcxOAuthAsync;
import reactor.core.publisher.Mono;

import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ReactiveClientRegistrationRepository;

/**
 * The application's own registrations and, beside them, Hawcx's, whose endpoints are
 * discovered, without blocking, when a login asks for them. Building and iterating it
 * talk to no network, so an application starts while Hawcx is down; iterating yields a
 * placeholder for Hawcx with its id, name and client id and without usable endpoints.
 * Thread-safe.
 *
 * @since 0.1.0
 */
public final class HawcxReactiveClientRegistrationRepository
		implements ReactiveClientRegistrationRepository, Iterable<ClientRegistration> {

	private final HawcxLoginClient client;

	private final Map<String, ClientRegistration> registrations;

	/**
	 * Create a repository.
	 * @param oauth the client that discovers the issuer
	 * @param hawcx the settings of Hawcx's registration
	 * @param others the application's registrations with other providers, often none
	 * @throws IllegalArgumentException if two registrations have the same id
	 */
	public HawcxReactiveClientRegistrationRepository(HawcxOAuthAsync oauth, HawcxClientRegistration hawcx,
			Collection<ClientRegistration> others) {
		this.client = new HawcxLoginClient(hawcx, oauth);
		this.registrations = Registrations.byId(hawcx, others);
	}

	/**
	 * Find a registration. Hawcx's own is discovered here; an environment without an
	 * {@code authorization_endpoint} gets a registration that serves code hand-over but
	 * no redirect. While discovery keeps failing it is tried again after a growing wait
	 * of at most ten seconds, and whoever asks meanwhile is told the last failure at
	 * once.
	 * @param registrationId the id
	 * @return the registration, nothing if there is none of this id, or an
	 * {@code OAuth2AuthenticationException} if Hawcx's discovery document cannot be had
	 * or used
	 */
	@Override
	public Mono<ClientRegistration> findByRegistrationId(String registrationId) {
		if (!this.client.registration().registrationId().equals(registrationId)) {
			return Mono.justOrEmpty(this.registrations.get(registrationId));
		}
		return Mono.fromFuture(this.client::discoverAsync)
			.onErrorMap(DiscoveryException.class, Registrations::unavailable);
	}

	/**
	 * Return how long Hawcx's discovery document is left alone since it could not be had
	 * repeatedly; logins that need it fail at once meanwhile.
	 * @return the time, zero unless it is
	 */
	public Duration discoveryPause() {
		return this.client.discoveryPause();
	}

	@Override
	public Iterator<ClientRegistration> iterator() {
		return Collections.unmodifiableCollection(this.registrations.values()).iterator();
	}

}
