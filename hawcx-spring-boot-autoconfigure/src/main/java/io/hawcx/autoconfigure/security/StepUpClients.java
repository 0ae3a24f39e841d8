package io.hawcx.autoconfigure.security;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

import io.hawcx.autoconfigure.diagnostics.HawcxConfigurationException;
import io.hawcx.autoconfigure.internal.TenantProperties;
import io.hawcx.autoconfigure.tenant.HawcxTenant;
import io.hawcx.autoconfigure.tenant.HawcxTenants;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.util.Assert;

/**
 * The clients that step-ups are made with: each user's changes go to the project that the
 * login was of. Safe for use by several threads.
 *
 * @param <C> the client of the web stack
 */
final class StepUpClients<C> {

	private static final Log logger = LogFactory.getLog(StepUpClients.class);

	private static final String ENABLED = "hawcx.step-up.enabled";

	private final HawcxRegistrations registrations;

	private final @Nullable C main;

	private final @Nullable HawcxTenants tenants;

	private final Function<HawcxTenant, C> client;

	/**
	 * Create them.
	 * @param beans the application's beans
	 * @param hawcx the client of {@code hawcx.*}
	 * @param tenants makes of the tenants those that the web stack may ask
	 * @param client returns that of a tenant
	 */
	StepUpClients(BeanFactory beans, ObjectProvider<C> hawcx, UnaryOperator<HawcxTenants> tenants,
			Function<HawcxTenant, C> client) {
		this.registrations = new HawcxRegistrations(beans);
		this.main = hawcx.getIfAvailable();
		HawcxTenants all = beans.getBeanProvider(HawcxTenants.class).getIfAvailable();
		this.tenants = (all != null) ? tenants.apply(all) : null;
		this.client = client;
	}

	/**
	 * Return the client of an application without tenants, for users of other providers
	 * too, whom a resolver of the application may know.
	 * @return the client
	 */
	C only() {
		Assert.state(this.main != null, "without tenants there must be a key for management calls");
		return this.main;
	}

	/**
	 * Find the client of a registration.
	 * @param registrationId its id, which is one of Hawcx
	 * @return the client, or {@code null} if the project has no key for management calls
	 */
	@Nullable C find(String registrationId) {
		if (registrationId.equals(this.registrations.main())) {
			return this.main;
		}
		HawcxTenant tenant = (this.tenants != null) ? this.tenants.find(registrationId) : null;
		return (tenant != null && tenant.connection().makesManagementCalls()) ? this.client.apply(tenant) : null;
	}

	/**
	 * Refuse what nobody could step up with, and warn of projects whose users cannot.
	 * Tenants that are found while the application runs are not looked at.
	 * @return this
	 */
	StepUpClients<C> checked() {
		List<String> all = new ArrayList<>();
		List<String> withoutKey = new ArrayList<>();
		String main = this.registrations.main();
		if (main != null) {
			add("hawcx", main, all, withoutKey);
		}
		if (this.tenants != null) {
			this.tenants.names()
				.stream()
				.filter(this.registrations)
				.forEach((name) -> add(TenantProperties.prefix(name), name, all, withoutKey));
		}
		boolean known = this.tenants == null || !this.tenants.names().isEmpty();
		if (known && withoutKey.size() == all.size()) {
			throw refusal(all);
		}
		if (!withoutKey.isEmpty()) {
			logger.warn(ENABLED
					+ " is true, but there is no key for management calls, which a step-up is made of, under "
					+ String.join(", ", withoutKey) + ": users who sign in there get 403, code step_up_not_offered.");
		}
		return this;
	}

	private void add(String prefix, String registrationId, List<String> all, List<String> withoutKey) {
		all.add(prefix);
		if (find(registrationId) == null) {
			withoutKey.add(prefix);
		}
	}

	private static HawcxConfigurationException refusal(List<String> prefixes) {
		if (prefixes.isEmpty()) {
			return new HawcxConfigurationException(ENABLED,
					ENABLED + " is true, but no tenant has a login through Hawcx, whose users a step-up is for.",
					"Set the client-id of a tenant, or remove " + ENABLED + ".");
		}
		String prefix = prefixes.get(0);
		return new HawcxConfigurationException(ENABLED,
				ENABLED + " is true, but there is no key for management calls, which a step-up is made of.",
				"Set " + prefix + ".secret-key, " + prefix + ".secret-key-location or a signing key, or remove "
						+ ENABLED + ".");
	}

}
