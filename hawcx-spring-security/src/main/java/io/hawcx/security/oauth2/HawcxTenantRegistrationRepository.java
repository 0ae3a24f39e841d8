package io.hawcx.security.oauth2;

import java.util.Collection;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.util.Assert;

/**
 * The registrations of several Hawcx projects, found when a login asks for one, and
 * beside them the application's own. It cannot be iterated, unlike
 * {@link HawcxClientRegistrationRepository}: a generated login page would list the
 * projects, which are an application's customers. Building it talks to no network.
 * Thread-safe.
 *
 * @since 0.1.0
 */
public final class HawcxTenantRegistrationRepository implements ClientRegistrationRepository {

	private final HawcxLoginClients clients;

	private final Map<String, ClientRegistration> others;

	/**
	 * Create a repository.
	 * @param clients finds the project of a registration
	 * @param others the application's registrations with other providers, often none
	 * @throws IllegalArgumentException if two registrations have the same id
	 */
	public HawcxTenantRegistrationRepository(HawcxLoginClients clients, Collection<ClientRegistration> others) {
		Assert.notNull(clients, "clients must not be null");
		this.clients = clients;
		this.others = Registrations.byId(clients, others);
	}

	/**
	 * Find a registration. A Hawcx project's is discovered here, with the same back-off
	 * as in {@link HawcxClientRegistrationRepository#findByRegistrationId}.
	 * @param registrationId the id
	 * @return the registration, or {@code null} if there is none of this id
	 * @throws OAuth2AuthenticationException if the discovery document cannot be had or
	 * used
	 */
	@Override
	public @Nullable ClientRegistration findByRegistrationId(String registrationId) {
		HawcxLoginClient client = this.clients.find(registrationId);
		return (client != null) ? client.discover() : this.others.get(registrationId);
	}

}
