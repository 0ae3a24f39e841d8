package io.hawcx.autoconfigure.security;

import java.util.List;

import io.hawcx.autoconfigure.diagnostics.HawcxConfigurationException;
import io.hawcx.autoconfigure.internal.TenantProperties;
import io.hawcx.autoconfigure.tenant.HawcxTenant;
import io.hawcx.security.oauth2.HawcxClientRegistration;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientProperties;
import org.springframework.core.env.Environment;

/**
 * How users of tenants sign in, by {@code hawcx.tenants.<name>.login.*} and what these
 * inherit. What belongs to the one filter chain of the application is no tenant's.
 */
final class TenantLogins {

	private static final List<String> OF_THE_CHAIN = List.of("registration-id", "permit-all", "page", "allowed-origins",
			"code-handover");

	private static final String REDIRECT_URI = "redirect-uri";

	private final Environment environment;

	private final ConfigurableBeanFactory beans;

	private final OAuth2ClientProperties clients;

	TenantLogins(Environment environment, ConfigurableBeanFactory beans, OAuth2ClientProperties clients) {
		this.environment = environment;
		this.beans = beans;
		this.clients = clients;
	}

	/**
	 * Return the registration of a tenant.
	 * @param tenant the tenant
	 * @return the registration, whose id is the tenant's name, or {@code null} if its
	 * users do not sign in
	 * @throws HawcxConfigurationException if a property of its login cannot work
	 */
	@Nullable HawcxClientRegistration registration(HawcxTenant tenant) {
		String name = tenant.name();
		String prefix = TenantProperties.prefix(name) + ".login";
		HawcxLoginProperties login = TenantProperties.read(this.environment, name, "login",
				this.beans.getBean(HawcxLoginProperties.class), this.beans::copyRegisteredEditorsTo);
		login.setRegistrationId(name);
		LoginRules.check(prefix, login);
		refuseRedirectOfAnother(name, login.getRedirectUri());
		if (!tenant.connection().hasClient() || !login.isEnabled()) {
			return null;
		}
		String redirectUri = LoginAddresses.servlet(login, this.environment).redirectUri();
		return Registrations
			.hawcx(tenant.connectionDetails(), tenant.connection().oauth(), login, this.clients, redirectUri)
			.settingNames(tenant.connection()::settingName)
			.build();
	}

	/**
	 * Refuse what a tenant cannot have for itself, and an id that another provider has.
	 * @param name the tenant's name
	 * @param main the registration of {@code hawcx.*}, if there is one
	 * @throws HawcxConfigurationException if there is such a property
	 */
	void check(String name, @Nullable HawcxClientRegistration main) {
		for (String key : OF_THE_CHAIN) {
			String property = TenantProperties.prefix(name) + ".login." + key;
			if (TenantProperties.isWritten(this.environment, property)) {
				throw new HawcxConfigurationException(property,
						property + " has no effect: "
								+ (key.equals("registration-id") ? "a tenant's registration has the tenant's name."
										: "it is the same for all tenants."),
						key.equals("registration-id") ? "Remove it, and call the tenant what the id is to be."
								: "Write it under hawcx.login, and remove " + property + ".");
			}
		}
		boolean taken = isTaken(name) || (main != null && main.registrationId().equals(name));
		if (taken) {
			String property = TenantProperties.prefix(name);
			throw new HawcxConfigurationException(property,
					property + " has the id of another client registration, " + name + ".",
					"Rename one of the two: the tenant, or the registration under "
							+ "spring.security.oauth2.client.registration or hawcx.login.registration-id.");
		}
	}

	/**
	 * Tell whether an id is that of another provider's registration.
	 * @param registrationId the id
	 * @return whether {@code spring.security.oauth2.client.registration} has it
	 */
	boolean isTaken(String registrationId) {
		return this.clients.getRegistration().containsKey(registrationId);
	}

	private void refuseRedirectOfAnother(String name, String redirectUri) {
		String own = TenantProperties.prefix(name) + ".login." + REDIRECT_URI;
		boolean inherited = !TenantProperties.isWritten(this.environment, own);
		if (inherited && !redirectUri.isBlank() && !redirectUri.contains("{registrationId}")) {
			String property = "hawcx.login." + REDIRECT_URI;
			throw new HawcxConfigurationException(property,
					property + " is one address, to which the users of the tenant '" + name + "' would come back too.",
					"Write {registrationId} where the tenant's name belongs, or set " + own + ".");
		}
	}

}
