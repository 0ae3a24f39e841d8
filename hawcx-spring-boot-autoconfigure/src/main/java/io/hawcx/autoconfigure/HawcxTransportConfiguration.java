package io.hawcx.autoconfigure;

import io.hawcx.http.HttpTransport;
import io.micrometer.observation.ObservationRegistry;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingClass;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.client.RestClient;

/**
 * How requests reach Hawcx: through {@link RestClient} where it is on the classpath, else
 * by core's engine alone.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBean(HawcxConnectionDetails.class)
class HawcxTransportConfiguration {

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(RestClient.class)
	@ConditionalOnMissingBean(HttpTransport.class)
	static class RestClientTransportConfiguration {

		@Bean
		HttpTransport hawcxHttpTransport(HawcxProperties properties, ObjectProvider<SslBundles> sslBundles,
				ObjectProvider<ObservationRegistry> observations,
				ObjectProvider<HawcxRestClientCustomizer> customizers) {
			RestClient.Builder builder = RestClient.builder();
			observations.ifAvailable(builder::observationRegistry);
			builder.observationConvention(new HawcxObservationConvention());
			customizers.orderedStream().forEach((customizer) -> customizer.customize(builder));
			return new RestClientHttpTransport(HttpEngines.create(properties.getHttp(), sslBundles.getIfAvailable()),
					builder);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnMissingClass("org.springframework.web.client.RestClient")
	@ConditionalOnMissingBean(HttpTransport.class)
	static class EngineTransportConfiguration {

		@Bean
		HttpTransport hawcxHttpTransport(HawcxProperties properties, ObjectProvider<SslBundles> sslBundles) {
			return HttpEngines.create(properties.getHttp(), sslBundles.getIfAvailable());
		}

	}

}
