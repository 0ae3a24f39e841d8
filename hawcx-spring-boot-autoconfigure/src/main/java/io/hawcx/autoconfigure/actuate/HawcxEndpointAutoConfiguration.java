package io.hawcx.autoconfigure.actuate;

import io.hawcx.autoconfigure.http.HawcxTransportAutoConfiguration;
import io.hawcx.autoconfigure.internal.ConditionalOnHawcxConnection;
import io.hawcx.autoconfigure.internal.RequestFailures;
import io.hawcx.autoconfigure.internal.RequestOutcomes;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.actuate.autoconfigure.endpoint.expose.EndpointExposure;
import org.springframework.boot.actuate.endpoint.Sanitizer;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.boot.actuate.endpoint.Show;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/**
 * Auto-configuration of the endpoint {@code hawcx}, where the application exposes it:
 * {@code management.endpoints.web.exposure.include=hawcx}.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = HawcxTransportAutoConfiguration.class)
@ConditionalOnClass({ SanitizingFunction.class, ConditionalOnAvailableEndpoint.class })
@ConditionalOnAvailableEndpoint(HawcxEndpoint.class)
@ConditionalOnHawcxConnection
@EnableConfigurationProperties(HawcxEndpointProperties.class)
@Import(RequestMemory.class)
public final class HawcxEndpointAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	HawcxEndpoint hawcxEndpoint(RequestOutcomes outcomes, RequestFailures failures,
			ConfigurableListableBeanFactory beans, HawcxEndpointProperties properties) {
		Sanitizer sanitizer = new Sanitizer(beans.getBeanProvider(SanitizingFunction.class).orderedStream().toList());
		return new HawcxEndpoint(
				new HawcxReport(new Projects(beans), outcomes, failures, new CacheSizes(beans), sanitizer),
				properties.getShowValues() == Show.ALWAYS);
	}

	@Bean
	@ConditionalOnMissingBean
	@ConditionalOnBean(HawcxEndpoint.class)
	@ConditionalOnAvailableEndpoint(endpoint = HawcxEndpoint.class, exposure = EndpointExposure.WEB)
	HawcxEndpointWebExtension hawcxEndpointWebExtension(HawcxEndpoint endpoint, HawcxEndpointProperties properties) {
		return new HawcxEndpointWebExtension(endpoint, properties.getShowValues(), properties.getRoles());
	}

}
