package io.hawcx.autoconfigure.tenant;

import java.util.Collection;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * The tenants of an application: brands, regions or customers, each with a Hawcx project
 * of its own. A bean of this type is there where {@code hawcx.tenants.*} says something,
 * or the application has a {@link HawcxTenantRepository}. Safe for use by several
 * threads.
 *
 * @since 0.1.0
 */
public interface HawcxTenants {

	/**
	 * Return the names of the tenants.
	 * @return the names under {@code hawcx.tenants.*} in their order, or of the tenants
	 * of a {@link HawcxTenantRepository} those that are in use; unmodifiable
	 */
	Set<String> names();

	/**
	 * Find a tenant. Waits for a {@link HawcxTenantRepository}, at most 30 s for one that
	 * another thread looks up.
	 * @param name any text, such as a part of an address
	 * @return the tenant, or {@code null} if there is none of this name
	 */
	@Nullable HawcxTenant find(String name);

	/**
	 * Find a tenant without blocking, as a {@link HawcxTenantRepository} may block: for
	 * WebFlux.
	 * @param name any text, such as a part of an address
	 * @return a future of what {@link #find} returns, which ends within 30 s; cancelling
	 * it does nothing to others who ask for the same tenant
	 */
	default CompletableFuture<@Nullable HawcxTenant> findAsync(String name) {
		return CompletableFuture.completedFuture(find(name));
	}

	/**
	 * Find a tenant among those in memory, and ask nobody.
	 * @param name any text, such as a part of an address
	 * @return the tenant as it was found last, or {@code null} if it is unknown or not in
	 * memory
	 */
	default @Nullable HawcxTenant findInMemory(String name) {
		return find(name);
	}

	/**
	 * Return the tenants that are known, without looking any up, as for a report.
	 * @return all under {@code hawcx.tenants.*} in their order, or of the tenants of a
	 * {@link HawcxTenantRepository} those that are in use; unmodifiable
	 */
	default Collection<HawcxTenant> known() {
		return names().stream().flatMap((name) -> Stream.ofNullable(findInMemory(name))).toList();
	}

	/**
	 * Look a tenant up anew, as when it has been changed or taken away: calls by clients
	 * of a project that is no longer the tenant's fail from then on. Does nothing for
	 * tenants under {@code hawcx.tenants.*}.
	 * @param name its name
	 */
	default void refresh(String name) {
	}

	/**
	 * Return a tenant.
	 * @param name its name
	 * @return the tenant
	 * @throws IllegalArgumentException if there is none of this name
	 */
	default HawcxTenant get(String name) {
		HawcxTenant tenant = find(name);
		if (tenant == null) {
			throw new IllegalArgumentException(TenantNames.unknown(name));
		}
		return tenant;
	}

}
