package io.hawcx.security.oauth2.internal;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;

import io.hawcx.security.oauth2.HawcxClientRegistration;
import io.hawcx.security.oauth2.HawcxLoginClient;
import io.hawcx.security.oauth2.HawcxLoginClients;
import io.hawcx.security.tenant.HawcxTenantResolver;
import io.hawcx.security.tenant.HawcxTenantUser;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.security.authentication.AuthenticationTrustResolverImpl;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.util.Assert;

/**
 * The registrations of Hawcx in an application, by its beans: a single one, or those that
 * {@link HawcxLoginClients} finds, each a tenant with addresses of its own. Thread-safe.
 */
public final class LoginTenants {

	/**
	 * The variable of a path that names the tenant.
	 */
	public static final String VARIABLE = "tenant";

	/**
	 * What ends addresses beside those of tenants.
	 */
	private static final Set<String> RESERVED = Set.of("start", "token");

	private final @Nullable HawcxLoginClients clients;

	private final @Nullable String single;

	private final @Nullable HawcxTenantResolver resolver;

	private LoginTenants(@Nullable HawcxLoginClients clients, @Nullable String single,
			@Nullable HawcxTenantResolver resolver) {
		Assert.state(resolver == null || clients != null,
				"The HawcxTenantResolver bean would do nothing, as there are no tenants: configure hawcx.tenants, "
						+ "publish a HawcxLoginClients bean, or remove it.");
		this.clients = clients;
		this.single = single;
		this.resolver = resolver;
	}

	/**
	 * Find them.
	 * @param beans the application's beans
	 * @return its registrations of Hawcx
	 * @throws IllegalStateException if it resolves tenants and has none
	 */
	public static LoginTenants of(BeanFactory beans) {
		HawcxClientRegistration single = beans.getBeanProvider(HawcxClientRegistration.class).getIfUnique();
		return new LoginTenants(beans.getBeanProvider(HawcxLoginClients.class).getIfUnique(),
				(single != null) ? single.registrationId() : null,
				beans.getBeanProvider(HawcxTenantResolver.class).getIfAvailable());
	}

	/**
	 * Tell whether there are tenants.
	 * @return whether registrations are found while the application runs
	 */
	public boolean areSeveral() {
		return this.clients != null;
	}

	/**
	 * Tell whether the application resolves tenants.
	 * @return whether it does
	 */
	public boolean areResolved() {
		return this.resolver != null;
	}

	@Nullable HawcxTenantResolver resolver() {
		return this.resolver;
	}

	/**
	 * Tell whether a registration is of Hawcx.
	 * @param registrationId its id
	 * @return whether it is, at this moment
	 */
	public boolean isHawcx(@Nullable String registrationId) {
		if (registrationId == null || registrationId.isEmpty()) {
			return false;
		}
		if (this.clients != null) {
			return find(this.clients, registrationId) != null;
		}
		return registrationId
			.equals((this.single != null) ? this.single : HawcxClientRegistration.DEFAULT_REGISTRATION_ID);
	}

	/**
	 * Tell whether a registration is of Hawcx, without blocking.
	 * @param registrationId its id
	 * @return whether it is, at this moment
	 */
	CompletableFuture<Boolean> isHawcxAsync(@Nullable String registrationId) {
		return (this.clients == null || registrationId == null || registrationId.isEmpty())
				? CompletableFuture.completedFuture(isHawcx(registrationId))
				: this.clients.findAsync(registrationId).thenApply(Objects::nonNull);
	}

	private static @Nullable HawcxLoginClient find(HawcxLoginClients clients, String registrationId) {
		try {
			return clients.find(registrationId);
		}
		catch (RuntimeException ex) {
			throw new TenantLookupException(ex);
		}
	}

	/**
	 * Return what messages call the settings of a project.
	 * @param registrationId the id of its registration
	 * @return the names by the ends of properties
	 */
	public UnaryOperator<String> settingNames(@Nullable String registrationId) {
		HawcxLoginClient client = (this.clients != null && registrationId != null) ? find(this.clients, registrationId)
				: null;
		return (client != null) ? client.registration()::settingName : "hawcx."::concat;
	}

	/**
	 * Return the registration of the addresses that name none.
	 * @return its id
	 * @throws NoSuchBeanDefinitionException if the application has none
	 */
	public String single() {
		if (this.single == null) {
			throw new NoSuchBeanDefinitionException(HawcxClientRegistration.class);
		}
		return this.single;
	}

	/**
	 * Return the registration of a login that has ended.
	 * @param tenant the tenant of its address, if one was found
	 * @return the id, or {@code null} if it is not known
	 */
	public @Nullable String registrationId(@Nullable String tenant) {
		return (tenant != null) ? tenant : this.single;
	}

	/**
	 * Find the registration that an address belongs to.
	 * @param variables the variables of its path
	 * @param resolved the tenant that the request was resolved to, if it was
	 * @return the id, or {@code null} if there is no such tenant, or another was resolved
	 */
	public @Nullable String find(Map<String, ?> variables, @Nullable String resolved) {
		String id = named(variables, resolved);
		return isHawcx(id) ? id : null;
	}

	/**
	 * Return the registration that an address names, which may be nobody's.
	 * @param variables the variables of its path
	 * @param resolved the tenant that the request was resolved to, if it was
	 * @return the id, or {@code null} if there is none, or another was resolved
	 */
	@Nullable String named(Map<String, ?> variables, @Nullable String resolved) {
		Object named = variables.get(VARIABLE);
		if (named != null) {
			return (resolved == null || resolved.equals(named)) ? named.toString() : null;
		}
		return (resolved != null) ? resolved : this.single;
	}

	/**
	 * Return the address of a tenant, beside one that names none.
	 * @param address the address
	 * @param end what stands behind the tenant's name
	 * @return a pattern with {@link #VARIABLE}
	 */
	public static String pattern(String address, String end) {
		return address + "/{" + VARIABLE + "}" + end;
	}

	/**
	 * Return what tells in a session whose entries are whose.
	 * @param registrationId the id of a registration
	 * @return empty for the one whose addresses name none, so that sessions of an
	 * application without tenants are read as ever
	 */
	public String scope(String registrationId) {
		return registrationId.equals(this.single) ? "" : registrationId;
	}

	/**
	 * Tell whether a path may name a tenant.
	 * @param variables the variables of the path
	 * @return {@code false} for the addresses beside those of tenants
	 */
	public static boolean mayName(Map<String, ?> variables) {
		return !RESERVED.contains(String.valueOf(variables.get(VARIABLE)));
	}

	/**
	 * Tell whether a login ends the one before it, so that nothing of the one gets into
	 * the other: among several projects, the same name may stand for two users.
	 * @param before who was signed in, if anybody
	 * @param registrationId the registration of the new login
	 * @return whether all of the session must go
	 */
	public boolean endsBefore(@Nullable Authentication before, String registrationId) {
		String former = registrationId(before);
		return areSeveral() && former != null && !former.equals(registrationId)
				&& (isHawcx(registrationId) || isHawcx(former));
	}

	/**
	 * Tell whether it must be known whose a login is, before its user counts as signed in
	 * at an address.
	 * @param login who is signed in, if anybody
	 * @param tenant whose the address is, {@code null} if that is not said
	 * @return {@code false} for a user of the address's tenant or another provider whose
	 * registration is not asked for
	 */
	static boolean mustBeKnown(@Nullable Authentication login, @Nullable String tenant) {
		return registrationId(login) != null && (isElsewhere(login, tenant) || isOfTenant(login));
	}

	/**
	 * Tell whether an address is another tenant's than a login.
	 * @param login who is signed in, if anybody
	 * @param tenant whose the address is, {@code null} if that is not said
	 * @return whether it is
	 */
	static boolean isElsewhere(@Nullable Authentication login, @Nullable String tenant) {
		return tenant != null && !tenant.equals(registrationId(login));
	}

	/**
	 * Tell whether the project of a login is still there.
	 * @param login who is signed in
	 * @return whether its registration is known, with the client that the id_token is for
	 */
	boolean isKnown(Authentication login) {
		String id = registrationId(login);
		return this.clients == null || id == null || isOf(find(this.clients, id), login);
	}

	/**
	 * Tell whether the project of a login is still there, without blocking.
	 * @param login who is signed in
	 * @return whether its registration is known, with the client that the id_token is for
	 */
	CompletableFuture<Boolean> isKnownAsync(Authentication login) {
		String id = registrationId(login);
		return (this.clients == null || id == null) ? CompletableFuture.completedFuture(true)
				: this.clients.findAsync(id).thenApply((client) -> isOf(client, login));
	}

	// Another customer may have the name of a former one.
	private static boolean isOf(@Nullable HawcxLoginClient client, Authentication login) {
		List<String> audience = (login.getPrincipal() instanceof OidcUser user) ? user.getAudience() : null;
		return client != null && (audience == null || audience.contains(client.registration().clientId()));
	}

	private static boolean isOfTenant(@Nullable Authentication login) {
		return login != null && login.getPrincipal() instanceof HawcxTenantUser;
	}

	/**
	 * Tell whether somebody is signed in.
	 * @param login the login, if there is one
	 * @return {@code false} if the user is anonymous
	 */
	public static boolean isAuthenticated(@Nullable Authentication login) {
		return new AuthenticationTrustResolverImpl().isAuthenticated(login);
	}

	/**
	 * Return the registration of a login.
	 * @param login who is signed in, if anybody
	 * @return the id, or {@code null} if the login is of another kind
	 */
	static @Nullable String registrationId(@Nullable Authentication login) {
		return (login instanceof OAuth2AuthenticationToken token) ? token.getAuthorizedClientRegistrationId() : null;
	}

}
