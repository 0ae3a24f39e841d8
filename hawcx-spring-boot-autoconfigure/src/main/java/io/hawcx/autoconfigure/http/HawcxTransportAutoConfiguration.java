package io.hawcx.autoconfigure.http;

import io.hawcx.autoconfigure.HawcxAutoConfiguration;
import io.hawcx.autoconfigure.HawcxConnectionDetails;
import io.hawcx.autoconfigure.HawcxProperties;
import io.hawcx.http.AsyncHttpTransport;
import io.hawcx.http.HttpTransport;
import io.micrometer.observation.ObservationRegistry;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingClass;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
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
@ConditionalOnBean(HawcxConnectionDetails.class)
public final class HawcxTransportAutoConfiguration {

	@Bean
	@Lazy
	@ConditionalOnMissingBean
	AsyncHttpTransport hawcxAsyncHttpTransport(HawcxProperties properties, ObjectProvider<SslBundles> sslBundles) {
		return HttpEngines.createAsync(properties.getHttp(), sslBundles.getIfAvailable());
	}

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
