package io.hawcx.autoconfigure.http;

import io.hawcx.autoconfigure.HawcxAutoConfiguration;
import io.hawcx.autoconfigure.internal.ConditionalOnHawcxConnection;
import io.hawcx.autoconfigure.internal.RequestOutcomes;
import io.hawcx.autoconfigure.internal.TenantTags;
import io.hawcx.http.AsyncHttpTransport;
import io.hawcx.http.HttpTransport;
import io.hawcx.observation.HawcxClientObservationConvention;
import io.hawcx.observation.HttpObservations;
import io.micrometer.observation.ObservationRegistry;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.web.client.RestClient;

/**
 * Auto-configuration of how requests reach Hawcx: by core's engine, through
 * {@link RestClient} where there is a {@link HawcxRestClientCustomizer}. Requests that do
 * not block go by core's engine always, whose threads start when it is first asked for.
 * All of them are observed, and end and begin with the context, unless the application
 * brings a transport of its own.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = { HawcxAutoConfiguration.class, SslAutoConfiguration.class })
@ConditionalOnClass(HttpTransport.class)
@EnableConfigurationProperties(HawcxHttpProperties.class)
public final class HawcxTransportAutoConfiguration {

	// Created at start even where beans are lazy.
	@Bean
	@ConditionalOnHawcxConnection
	SmartInitializingSingleton hawcxHttpPropertiesCheck(HawcxHttpProperties properties) {
		HttpRules.check("hawcx.http", properties);
		return () -> {
		};
	}

	// Checked here too: a web server asks for the login, and so for a transport, first.
	@Bean
	@ConditionalOnHawcxConnection
	TransportLifecycle hawcxTransportLifecycle(HawcxHttpProperties properties) {
		HttpRules.check("hawcx.http", properties);
		return new TransportLifecycle();
	}

	@Bean
	@Lazy
	@ConditionalOnMissingBean
	HttpObservations hawcxHttpObservations(HawcxHttpProperties properties, ObjectProvider<ObservationRegistry> registry,
			ObjectProvider<HawcxClientObservationConvention> convention, ObjectProvider<TenantTags> tenants) {
		return HttpObservations.of(registry.getIfAvailable(() -> ObservationRegistry.NOOP))
			.convention(convention.getIfAvailable(() -> HttpRules.convention("hawcx.http", properties)))
			.tenants(tenants.getIfAvailable(TenantTags::ofNone)::of)
			.propagateTraces(properties.isPropagateTraces());
	}

	@Bean
	@Lazy
	ObservedTransports hawcxObservedTransports(HttpObservations observations,
			ObjectProvider<RequestOutcomes> outcomes) {
		return new ObservedTransports(observations, outcomes.getIfAvailable());
	}

	@Bean
	@Lazy
	@ConditionalOnHawcxConnection
	@ConditionalOnMissingBean
	AsyncHttpTransport hawcxAsyncHttpTransport(HawcxHttpProperties properties, ObjectProvider<SslBundles> sslBundles,
			TransportLifecycle lifecycle, ObservedTransports observed) {
		return observed
			.observe(lifecycle.async(() -> HttpEngines.createAsync(properties, sslBundles.getIfAvailable())));
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(RestClient.class)
	@ConditionalOnHawcxConnection
	@ConditionalOnBean(HawcxRestClientCustomizer.class)
	@ConditionalOnMissingBean(HttpTransport.class)
	static class RestClientTransportConfiguration {

		@Bean
		HttpTransport hawcxHttpTransport(HawcxHttpProperties properties, ObjectProvider<SslBundles> sslBundles,
				TransportLifecycle lifecycle, ObservedTransports observed,
				ObjectProvider<HawcxRestClientCustomizer> customizers) {
			RestClient.Builder builder = RestClient.builder();
			customizers.orderedStream().forEach((customizer) -> customizer.customize(builder));
			return observed.observe(new RestClientHttpTransport(
					lifecycle.blocking(() -> HttpEngines.create(properties, sslBundles.getIfAvailable())), builder));
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnHawcxConnection
	@ConditionalOnMissingBean({ HttpTransport.class, HawcxRestClientCustomizer.class })
	static class EngineTransportConfiguration {

		@Bean
		HttpTransport hawcxHttpTransport(HawcxHttpProperties properties, ObjectProvider<SslBundles> sslBundles,
				TransportLifecycle lifecycle, ObservedTransports observed) {
			return observed
				.observe(lifecycle.blocking(() -> HttpEngines.create(properties, sslBundles.getIfAvailable())));
		}

	}

}
