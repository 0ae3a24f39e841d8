package io.hawcx.security.oauth2;

import java.util.Collection;
import java.util.Map;

import io.hawcx.DiscoveryException;
import io.hawcx.security.oauth2.internal.ServerLookups;
import reactor.core.publisher.Mono;

import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ReactiveClientRegistrationRepository;
import org.springframework.util.Assert;

/**
 * The registrations of several Hawcx projects, found without blocking when a login asks
 * for one, and beside them the application's own. It cannot be iterated, unlike
 * {@link HawcxReactiveClientRegistrationRepository}: a generated login page would list
 * the projects, which are an application's customers. Building it talks to no network.
 * Thread-safe.
 *
 * @since 0.1.0
 */
public final class HawcxReactiveTenantRegistrationRepository implements ReactiveClientRegistrationRepository {

	private final HawcxLoginClients clients;

	private final Map<String, ClientRegistration> others;

	/**
	 * Create a repository.
	 * @param clients finds the project of a registration
	 * @param others the application's registrations with other providers, often none
	 * @throws IllegalArgumentException if two registrations have the same id
	 */
	public HawcxReactiveTenantRegistrationRepository(HawcxLoginClients clients, Collection<ClientRegistration> others) {
		Assert.notNull(clients, "clients must not be null");
		this.clients = clients;
		this.others = Registrations.byId(clients, others);
	}

	/**
	 * Find a registration. A Hawcx project's is discovered here, with the same back-off
	 * as in {@link HawcxReactiveClientRegistrationRepository#findByRegistrationId}.
	 * @param registrationId the id
	 * @return the registration, nothing if there is none of this id, or an
	 * {@code OAuth2AuthenticationException} if the discovery document cannot be had or
	 * used
	 */
	@Override
	public Mono<ClientRegistration> findByRegistrationId(String registrationId) {
		return ServerLookups.find(this.clients, registrationId)
			.flatMap((found) -> found.map(HawcxReactiveTenantRegistrationRepository::discover)
				.orElseGet(() -> Mono.justOrEmpty(this.others.get(registrationId))));
	}

	private static Mono<ClientRegistration> discover(HawcxLoginClient client) {
		return Mono.fromFuture(client::discoverAsync).onErrorMap(DiscoveryException.class, Registrations::unavailable);
	}

}
