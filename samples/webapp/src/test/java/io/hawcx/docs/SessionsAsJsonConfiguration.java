package io.hawcx.docs;

import io.hawcx.security.jackson.HawcxJacksonModule;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.serializer.GenericJacksonJsonRedisSerializer;
import org.springframework.data.redis.serializer.RedisSerializer;

/**
 * Sessions that lie in Redis as JSON.
 */
@Configuration(proxyBeanMethods = false)
public class SessionsAsJsonConfiguration {

	@Bean
	RedisSerializer<Object> springSessionDefaultRedisSerializer() {
		JsonMapper mapper = JsonMapper.builder()
			.addModules(HawcxJacksonModule.withSecurityModules(getClass().getClassLoader()))
			.build();
		return new GenericJacksonJsonRedisSerializer(mapper);
	}

}
