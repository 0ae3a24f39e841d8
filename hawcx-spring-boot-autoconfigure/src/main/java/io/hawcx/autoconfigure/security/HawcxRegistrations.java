package io.hawcx.autoconfigure.security;

import java.util.function.Predicate;

import io.hawcx.security.oauth2.HawcxClientRegistration;
import io.hawcx.security.oauth2.HawcxLoginClients;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactory;

/**
 * The registrations of Hawcx in an application: that of {@code hawcx.*}, and those of
 * tenants. Beans are asked when they are needed. Safe for use by several threads.
 */
final class HawcxRegistrations implements Predicate<String> {

	private final BeanFactory beans;

	HawcxRegistrations(BeanFactory beans) {
		this.beans = beans;
	}

	/**
	 * Return what finds the projects of an application with tenants.
	 * @return the clients, or {@code null} if there are no tenants
	 */
	@Nullable HawcxLoginClients clients() {
		return this.beans.getBeanProvider(HawcxLoginClients.class).getIfUnique();
	}

	/**
	 * Return the registration of {@code hawcx.*}.
	 * @return its id, or {@code null} if only tenants' users sign in
	 */
	@Nullable String main() {
		HawcxClientRegistration main = this.beans.getBeanProvider(HawcxClientRegistration.class).getIfAvailable();
		return (main != null) ? main.registrationId() : null;
	}

	/**
	 * Tell whether a registration is of Hawcx.
	 * @param registrationId its id
	 * @return whether it is, at this moment
	 */
	@Override
	public boolean test(String registrationId) {
		HawcxLoginClients clients = clients();
		return (clients != null) ? clients.find(registrationId) != null : registrationId.equals(main());
	}

}
