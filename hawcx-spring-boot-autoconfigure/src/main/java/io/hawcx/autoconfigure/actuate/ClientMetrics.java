package io.hawcx.autoconfigure.actuate;

import java.util.Locale;

import io.hawcx.DelegationResponseException;
import io.hawcx.HawcxListener;
import io.hawcx.autoconfigure.internal.TenantTags;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

/**
 * What clients notice beside their requests, as metrics. No value is anything but a name
 * of this library.
 */
final class ClientMetrics extends Counters implements HawcxListener {

	private final CacheSizes caches;

	private final TenantTags tenants;

	private final Listener withoutTenant;

	/**
	 * Create it.
	 * @param caches what clients keep
	 * @param tenants the values that tell tenants
	 */
	ClientMetrics(CacheSizes caches, TenantTags tenants) {
		this.caches = caches;
		this.tenants = tenants;
		this.withoutTenant = new Listener(TenantTags.NONE);
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		super.bindTo(registry);
		this.caches.read()
			.keySet()
			.forEach((cache) -> Gauge
				.builder("hawcx.cache.size", this.caches, (caches) -> caches.read().getOrDefault(cache, 0))
				.description("Entries of what the clients keep in memory")
				.tag("cache", cache)
				.register(registry));
	}

	@Override
	public HawcxListener forTenant(String tenant) {
		return new Listener(this.tenants.of(tenant));
	}

	@Override
	public void replyRefused(DelegationResponseException refusal) {
		this.withoutTenant.replyRefused(refusal);
	}

	@Override
	public void keyReloaded(boolean usable) {
		this.withoutTenant.keyReloaded(usable);
	}

	@Override
	public void keySetFetched(boolean usable) {
		this.withoutTenant.keySetFetched(usable);
	}

	private final class Listener implements HawcxListener {

		private final String tenant;

		Listener(String tenant) {
			this.tenant = tenant;
		}

		@Override
		public void replyRefused(DelegationResponseException refusal) {
			count("hawcx.replies.refused", "Replies to management calls that were refused", "reason",
					refusal.reason().name().toLowerCase(Locale.ROOT), "tenant", this.tenant);
		}

		@Override
		public void keyReloaded(boolean usable) {
			count("hawcx.keys.reloaded", "Changes of key files", "outcome", outcome(usable), "tenant", this.tenant);
		}

		@Override
		public void keySetFetched(boolean usable) {
			count("hawcx.jwks.fetches", "Fetches of Hawcx's key sets", "outcome", outcome(usable), "tenant",
					this.tenant);
		}

	}

}
