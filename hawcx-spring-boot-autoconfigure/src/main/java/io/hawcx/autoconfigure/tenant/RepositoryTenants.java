package io.hawcx.autoconfigure.tenant;

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

import io.hawcx.autoconfigure.HawcxConnectionDetails;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * The tenants of a {@link HawcxTenantRepository}. Those in use are kept up to a number,
 * each for a time; names that are no tenant's are kept too, apart, so that requests for
 * such names neither reach the repository each time nor push tenants out.
 */
final class RepositoryTenants implements HawcxTenants, AutoCloseable {

	private static final Log logger = LogFactory.getLog(RepositoryTenants.class);

	private static final Duration ABSENT = Duration.ofSeconds(5);

	private static final Kept NOBODY = new Kept(null, 0);

	private final HawcxTenantRepository repository;

	private final RepositoryConnections connections;

	private final Duration timeToLive;

	private final LongSupplier nanos;

	private final Map<String, Kept> tenants;

	private final Map<String, Kept> absent;

	private final TenantLookups lookups = new TenantLookups(this::ask);

	/**
	 * Create the tenants.
	 * @param repository finds them
	 * @param connections makes tenants of what was found
	 * @param properties how many are kept, and for how long
	 * @param nanos a monotonic time in nanoseconds, as {@link System#nanoTime()}
	 */
	RepositoryTenants(HawcxTenantRepository repository, RepositoryConnections connections,
			HawcxTenantRepositoryProperties properties, LongSupplier nanos) {
		this.repository = repository;
		this.connections = connections;
		this.timeToLive = properties.getTimeToLive();
		this.nanos = nanos;
		this.tenants = new Recent(properties.getCacheSize());
		this.absent = new Recent(properties.getCacheSize());
	}

	@Override
	public Set<String> names() {
		synchronized (this.tenants) {
			return Set.copyOf(this.tenants.keySet());
		}
	}

	@Override
	public Collection<HawcxTenant> known() {
		synchronized (this.tenants) {
			return this.tenants.values().stream().flatMap((kept) -> Stream.ofNullable(kept.tenant())).toList();
		}
	}

	@Override
	public @Nullable HawcxTenant find(String name) {
		Kept fresh = fresh(name);
		return (fresh != null) ? fresh.tenant() : this.lookups.now(name);
	}

	@Override
	public CompletableFuture<@Nullable HawcxTenant> findAsync(String name) {
		Kept fresh = fresh(name);
		return (fresh != null) ? CompletableFuture.completedFuture(fresh.tenant()) : this.lookups.later(name);
	}

	@Override
	public @Nullable HawcxTenant findInMemory(String name) {
		Kept kept = kept(this.tenants, name);
		return (kept != null) ? kept.tenant() : null;
	}

	@Override
	public void refresh(String name) {
		if (TenantNames.isValid(name)) {
			this.lookups.now(name);
		}
	}

	@Override
	public void close() {
		this.lookups.close();
	}

	// What is known of a name, or null if it is to be looked up.
	private @Nullable Kept fresh(String name) {
		if (!TenantNames.isValid(name)) {
			return NOBODY;
		}
		Kept kept = kept(this.tenants, name);
		if (kept != null) {
			return isFresh(kept, this.timeToLive) ? kept : null;
		}
		Kept none = kept(this.absent, name);
		return (none != null && isFresh(none, ABSENT)) ? none : null;
	}

	private @Nullable Kept kept(Map<String, Kept> from, String name) {
		synchronized (this.tenants) {
			return from.get(name);
		}
	}

	private boolean isFresh(Kept kept, Duration time) {
		return this.nanos.getAsLong() - kept.since() < time.toNanos();
	}

	private @Nullable HawcxTenant ask(String name) {
		Kept before = kept(this.tenants, name);
		HawcxConnectionDetails found;
		try {
			found = this.repository.findByName(name);
		}
		catch (RuntimeException ex) {
			if (before == null) {
				throw ex;
			}
			logger.warn("The tenant '" + name + "' could not be looked up and stays as it is: " + ex);
			return keep(name, before.tenant());
		}
		if (found == null) {
			return drop(name, before);
		}
		HawcxTenant known = (before != null) ? before.tenant() : null;
		HawcxTenant tenant = this.connections.tenant(name, found, known, inUse());
		if (known != null && known != tenant) {
			known.retire();
		}
		return keep(name, tenant);
	}

	// By iteration, which unlike asking for each does not count as use.
	private List<HawcxTenant> inUse() {
		synchronized (this.tenants) {
			return this.tenants.values().stream().map(Kept::tenant).filter(Objects::nonNull).toList();
		}
	}

	private @Nullable HawcxTenant keep(String name, @Nullable HawcxTenant tenant) {
		synchronized (this.tenants) {
			this.absent.remove(name);
			this.tenants.put(name, new Kept(tenant, this.nanos.getAsLong()));
		}
		return tenant;
	}

	private @Nullable HawcxTenant drop(String name, @Nullable Kept before) {
		synchronized (this.tenants) {
			this.tenants.remove(name);
			this.absent.put(name, new Kept(null, this.nanos.getAsLong()));
		}
		if (before != null && before.tenant() != null) {
			before.tenant().retire();
		}
		return null;
	}

	/**
	 * What is known under a name.
	 *
	 * @param tenant the tenant, or {@code null} if there is none
	 * @param since when it was found
	 */
	private record Kept(@Nullable HawcxTenant tenant, long since) {
	}

	/**
	 * The entries that were used last, up to a number.
	 */
	private static final class Recent extends LinkedHashMap<String, Kept> {

		private final int most;

		Recent(int most) {
			super(16, 0.75f, true);
			this.most = most;
		}

		@Override
		protected boolean removeEldestEntry(Map.Entry<String, Kept> eldest) {
			return size() > this.most;
		}

	}

}
