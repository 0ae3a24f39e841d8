package io.hawcx.autoconfigure.security;

import java.util.Set;
import java.util.concurrent.CompletableFuture;

import io.hawcx.autoconfigure.tenant.HawcxTenant;
import io.hawcx.autoconfigure.tenant.HawcxTenants;
import org.jspecify.annotations.Nullable;
import reactor.core.scheduler.Schedulers;

/**
 * The tenants of an application on the reactive stack, whose event loops never wait for a
 * repository: there a tenant that was not found before, by {@link #findAsync}, is an
 * error and no tenant that is missing.
 *
 * @param delegate the tenants
 */
record NonBlockingTenants(HawcxTenants delegate) implements HawcxTenants {

	@Override
	public Set<String> names() {
		return this.delegate.names();
	}

	@Override
	public @Nullable HawcxTenant find(String name) {
		if (!Schedulers.isInNonBlockingThread()) {
			return this.delegate.find(name);
		}
		HawcxTenant known = this.delegate.findInMemory(name);
		if (known != null) {
			return known;
		}
		CompletableFuture<@Nullable HawcxTenant> found = this.delegate.findAsync(name);
		if (!found.isDone()) {
			throw new IllegalStateException("The tenant '" + name
					+ "' is not in memory, and must not be waited for here: ask findAsync first, and see that "
					+ "hawcx.tenant-repository.cache-size is more than the tenants in use.");
		}
		return found.join();
	}

	@Override
	public CompletableFuture<@Nullable HawcxTenant> findAsync(String name) {
		return this.delegate.findAsync(name);
	}

}
