package io.hawcx.autoconfigure.http;

import io.hawcx.autoconfigure.HawcxAutoConfiguration;
import io.hawcx.autoconfigure.HawcxConnectionDetails;
import io.hawcx.http.AsyncHttpTransport;
import io.hawcx.http.HttpTransport;
import io.micrometer.observation.ObservationRegistry;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingClass;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.web.client.RestClient;

/**
 * Auto-configuration of how requests reach Hawcx: through {@link RestClient} where it is
 * on the classpath, else by core's engine alone. Requests that do not block go by core's
 * engine always, whose threads start when it is first asked for.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = { HawcxAutoConfiguration.class, SslAutoConfiguration.class })
@ConditionalOnClass(HttpTransport.class)
@EnableConfigurationProperties(HawcxHttpProperties.class)
public final class HawcxTransportAutoConfiguration {

	// Created at start even where beans are lazy.
	@Bean
	@ConditionalOnBean(HawcxConnectionDetails.class)
	SmartInitializingSingleton hawcxHttpPropertiesCheck(HawcxHttpProperties properties) {
		HttpRules.check("hawcx.http", properties);
		return () -> {
		};
	}

	@Bean
	@Lazy
	@ConditionalOnBean(HawcxConnectionDetails.class)
	@ConditionalOnMissingBean
	AsyncHttpTransport hawcxAsyncHttpTransport(HawcxHttpProperties properties, ObjectProvider<SslBundles> sslBundles) {
		return HttpEngines.createAsync(properties, sslBundles.getIfAvailable());
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(RestClient.class)
	@ConditionalOnBean(HawcxConnectionDetails.class)
	@ConditionalOnMissingBean(HttpTransport.class)
	static class RestClientTransportConfiguration {

		@Bean
		HttpTransport hawcxHttpTransport(HawcxHttpProperties properties, ObjectProvider<SslBundles> sslBundles,
				ObjectProvider<ObservationRegistry> observations,
				ObjectProvider<HawcxRestClientCustomizer> customizers) {
			RestClient.Builder builder = RestClient.builder();
			observations.ifAvailable(builder::observationRegistry);
			builder.observationConvention(new HawcxObservationConvention());
			customizers.orderedStream().forEach((customizer) -> customizer.customize(builder));
			return new RestClientHttpTransport(HttpEngines.create(properties, sslBundles.getIfAvailable()), builder);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnMissingClass("org.springframework.web.client.RestClient")
	@ConditionalOnBean(HawcxConnectionDetails.class)
	@ConditionalOnMissingBean(HttpTransport.class)
	static class EngineTransportConfiguration {

		@Bean
		HttpTransport hawcxHttpTransport(HawcxHttpProperties properties, ObjectProvider<SslBundles> sslBundles) {
			return HttpEngines.create(properties, sslBundles.getIfAvailable());
		}

	}

}
