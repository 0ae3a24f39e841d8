package io.hawcx.autoconfigure.actuate;

import io.hawcx.DelegationException;
import io.hawcx.HawcxListener;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

/**
 * What clients notice beside their requests, as metrics. No value is anything but a name
 * of this library.
 */
final class ClientMetrics extends Counters implements HawcxListener {

	private final CacheSizes caches;

	ClientMetrics(CacheSizes caches) {
		this.caches = caches;
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
	public void replyRefused(DelegationException refusal) {
		count("hawcx.replies.refused", "Replies to management calls that were refused", "reason",
				refusal.getClass().getSimpleName());
	}

	@Override
	public void keyReloaded(boolean usable) {
		count("hawcx.keys.reloaded", "Changes of key files", "outcome", outcome(usable));
	}

	@Override
	public void keySetFetched(boolean usable) {
		count("hawcx.jwks.fetches", "Fetches of Hawcx's key sets", "outcome", outcome(usable));
	}

}
