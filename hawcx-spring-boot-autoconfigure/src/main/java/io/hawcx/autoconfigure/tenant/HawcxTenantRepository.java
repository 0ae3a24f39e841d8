package io.hawcx.autoconfigure.tenant;

import io.hawcx.autoconfigure.HawcxConnectionDetails;
import org.jspecify.annotations.Nullable;

/**
 * Finds tenants while the application runs, such as in a database. A bean of this type
 * takes the place of {@code hawcx.tenants.*}; how projects are called is then what
 * {@code hawcx.management.*}, {@code hawcx.oauth.*} and {@code hawcx.login.*} say, for
 * all tenants alike.
 * <p>
 * Tenants that are in use are kept, so that this is asked again only when
 * {@code hawcx.tenant-repository.time-to-live} is over. An implementation must be safe
 * for use by several threads, may block, and must have a limit for its time.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface HawcxTenantRepository {

	/**
	 * Find a tenant.
	 * @param name 1 to 32 lower-case letters and digits, which may come from a request
	 * @return its address, ids and keys, or {@code null} if there is no such tenant, or
	 * no longer
	 */
	@Nullable HawcxConnectionDetails findByName(String name);

}
