package io.hawcx.autoconfigure.security;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.WeakHashMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.stream.Stream;

import io.hawcx.autoconfigure.internal.DiscoveryPauses;
import io.hawcx.autoconfigure.tenant.HawcxTenant;
import io.hawcx.autoconfigure.tenant.HawcxTenants;
import io.hawcx.security.oauth2.HawcxClientRegistration;
import io.hawcx.security.oauth2.HawcxLoginClient;
import io.hawcx.security.oauth2.HawcxLoginClients;
import org.jspecify.annotations.Nullable;

/**
 * The projects whose users may sign in: those of tenants by their names, and that of
 * {@code hawcx.*} by its registration id. A tenant's client lasts as long as the tenant.
 * Safe for use by several threads.
 */
final class TenantLoginClients implements HawcxLoginClients, DiscoveryPauses {

	private final HawcxTenants tenants;

	private final TenantLogins logins;

	private final BiFunction<HawcxClientRegistration, HawcxTenant, HawcxLoginClient> create;

	private final @Nullable HawcxLoginClient main;

	private final Map<HawcxTenant, Optional<HawcxLoginClient>> clients = new WeakHashMap<>();

	/**
	 * Create it.
	 * @param tenants the tenants
	 * @param logins how their users sign in
	 * @param create makes the client of a tenant for the web stack
	 * @param main the project of {@code hawcx.*}, if users sign in there too
	 */
	TenantLoginClients(HawcxTenants tenants, TenantLogins logins,
			BiFunction<HawcxClientRegistration, HawcxTenant, HawcxLoginClient> create,
			@Nullable HawcxLoginClient main) {
		this.tenants = tenants;
		this.logins = logins;
		this.create = create;
		this.main = main;
	}

	@Override
	public @Nullable HawcxLoginClient find(String registrationId) {
		HawcxLoginClient main = this.main;
		if (main != null && main.registration().registrationId().equals(registrationId)) {
			return main;
		}
		return this.logins.isTaken(registrationId) ? null : login(this.tenants.find(registrationId));
	}

	@Override
	public CompletableFuture<@Nullable HawcxLoginClient> findAsync(String registrationId) {
		HawcxLoginClient main = this.main;
		if (main != null && main.registration().registrationId().equals(registrationId)) {
			return CompletableFuture.completedFuture(main);
		}
		return this.logins.isTaken(registrationId) ? CompletableFuture.completedFuture(null)
				: this.tenants.findAsync(registrationId).thenApply(this::login);
	}

	private synchronized @Nullable HawcxLoginClient login(@Nullable HawcxTenant tenant) {
		return (tenant != null) ? this.clients.computeIfAbsent(tenant, this::client).orElse(null) : null;
	}

	private Optional<HawcxLoginClient> client(HawcxTenant tenant) {
		return Optional.ofNullable(this.logins.registration(tenant))
			.map((registration) -> this.create.apply(registration, tenant));
	}

	@Override
	public synchronized Map<String, Duration> left() {
		Map<String, Duration> left = new TreeMap<>();
		Stream.concat(Stream.ofNullable(this.main), this.clients.values().stream().flatMap(Optional::stream))
			.filter((client) -> !client.discoveryPause().isZero())
			.forEach((client) -> left.put(client.registration().registrationId(), client.discoveryPause()));
		return left;
	}

	/**
	 * Refuse what the logins of tenants that are known at start cannot have.
	 * @return this
	 */
	TenantLoginClients checked() {
		HawcxClientRegistration registration = (this.main != null) ? this.main.registration() : null;
		this.tenants.names().forEach((name) -> this.logins.check(name, registration));
		return this;
	}

	/**
	 * Make the clients of the tenants that are known at start.
	 */
	void create() {
		this.tenants.names().forEach((name) -> login(this.tenants.get(name)));
	}

}
