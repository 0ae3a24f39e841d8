package io.hawcx.autoconfigure.actuate;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.hawcx.CachedJwkSet;
import io.hawcx.CachedMetadata;
import io.hawcx.JwkSetCache;
import io.hawcx.autoconfigure.tenant.HawcxTenant;
import io.hawcx.autoconfigure.tenant.HawcxTenants;
import io.hawcx.management.StepUpClient;
import io.hawcx.management.StepUpClientAsync;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/**
 * What the clients keep. Creates none: what does not exist yet keeps nothing.
 */
final class CacheSizes {

	private final ExistingBeans beans;

	CacheSizes(ConfigurableListableBeanFactory beans) {
		this.beans = new ExistingBeans(beans);
	}

	/**
	 * Read the sizes.
	 * @return entries by name of cache, always of the same names
	 */
	Map<String, Integer> read() {
		int replies = this.beans.of(StepUpClient.class).mapToInt(StepUpClient::rememberedReplies).sum()
				+ this.beans.of(StepUpClientAsync.class).mapToInt(StepUpClientAsync::rememberedReplies).sum()
				+ this.beans.of(HawcxTenants.class)
					.flatMap((tenants) -> tenants.known().stream())
					.mapToInt(HawcxTenant::rememberedReplies)
					.sum();
		return new TreeMap<>(Map.of("replies", replies, "key_sets", keySets().size()));
	}

	/**
	 * Return the key sets that have been fetched.
	 * @return what is known of them
	 */
	List<CachedJwkSet> keySets() {
		return this.beans.of(JwkSetCache.class).flatMap((cache) -> cache.contents().stream()).toList();
	}

	/**
	 * Return the discovery documents that have been fetched.
	 * @return what is known of them
	 */
	List<CachedMetadata> metadata() {
		return this.beans.of(JwkSetCache.class).flatMap((cache) -> cache.metadata().stream()).toList();
	}

}
