package io.hawcx.autoconfigure.actuate;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.hawcx.JwkSetCache;
import io.hawcx.management.StepUpClient;
import io.hawcx.management.StepUpClientAsync;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/**
 * How much the clients keep. Creates none: what does not exist yet keeps nothing.
 */
final class CacheSizes {

	private final ConfigurableListableBeanFactory beans;

	CacheSizes(ConfigurableListableBeanFactory beans) {
		this.beans = beans;
	}

	/**
	 * Read the sizes.
	 * @return entries by name of cache, always of the same names
	 */
	Map<String, Integer> read() {
		int replies = existing(StepUpClient.class).mapToInt(StepUpClient::rememberedReplies).sum()
				+ existing(StepUpClientAsync.class).mapToInt(StepUpClientAsync::rememberedReplies).sum();
		int keySets = existing(JwkSetCache.class).mapToInt((cache) -> cache.contents().size()).sum();
		return new TreeMap<>(Map.of("replies", replies, "key_sets", keySets));
	}

	<T> Stream<T> existing(Class<T> type) {
		return Stream.of(this.beans.getBeanNamesForType(type, true, false))
			.filter(this.beans::containsSingleton)
			.map((name) -> this.beans.getBean(name, type));
	}

}
