package io.hawcx.autoconfigure.replay;

import java.time.Clock;

import io.hawcx.autoconfigure.HawcxAutoConfiguration;
import io.hawcx.autoconfigure.client.HawcxClientAutoConfiguration;
import io.hawcx.autoconfigure.diagnostics.HawcxConfigurationException;
import io.hawcx.autoconfigure.internal.ConditionalOnHawcxConnection;
import io.hawcx.management.ReplayStore;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.connection.ReactiveRedisConnectionFactory;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;

/**
 * Auto-configuration of a {@link ReplayStore} over Redis where
 * {@code hawcx.replay-store=redis} asks for it. It connects when the first call is made.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = { HawcxAutoConfiguration.class, HawcxClientAutoConfiguration.class },
		afterName = "org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration")
@ConditionalOnProperty(name = "hawcx.replay-store", havingValue = "redis")
@ConditionalOnHawcxConnection
@ConditionalOnMissingBean(ReplayStore.class)
public final class HawcxReplayStoreAutoConfiguration {

	private static HawcxConfigurationException unusable(String reason) {
		return new HawcxConfigurationException("hawcx.replay-store", "hawcx.replay-store is redis, but " + reason,
				"Add spring-boot-starter-data-redis, which brings Lettuce, and set spring.data.redis.*, or remove "
						+ "hawcx.replay-store.");
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(ReactiveStringRedisTemplate.class)
	static class RedisConfiguration {

		@Bean
		ReplayStore hawcxReplayStore(ObjectProvider<ReactiveRedisConnectionFactory> connections) {
			ReactiveRedisConnectionFactory redis = connections.getIfUnique();
			if (redis == null) {
				throw unusable((connections.stream().findAny().isEmpty())
						? "there is no ReactiveRedisConnectionFactory bean (Jedis has none)."
						: "there are several ReactiveRedisConnectionFactory beans, and none is primary.");
			}
			return new RedisReplayStore(redis, Clock.systemUTC());
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnMissingClass("org.springframework.data.redis.core.ReactiveStringRedisTemplate")
	static class NoRedisConfiguration {

		@Bean
		ReplayStore hawcxReplayStore() {
			throw unusable("Spring Data Redis is not on the class path.");
		}

	}

}
