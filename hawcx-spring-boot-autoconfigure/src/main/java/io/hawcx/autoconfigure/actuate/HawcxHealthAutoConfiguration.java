package io.hawcx.autoconfigure.actuate;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

import io.hawcx.autoconfigure.HawcxProperties;
import io.hawcx.autoconfigure.http.HawcxTransportAutoConfiguration;
import io.hawcx.autoconfigure.internal.ConditionalOnHawcxConnection;
import io.hawcx.autoconfigure.internal.DiscoveryPauses;
import io.hawcx.autoconfigure.internal.RequestOutcomes;
import io.hawcx.http.HttpTransport;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/**
 * Auto-configuration of the health component {@code hawcx}, which
 * {@code management.health.hawcx.enabled=false} switches off. It is in no group, so
 * neither in liveness nor in readiness, unless the application puts it there: users who
 * are signed in go on working while Hawcx is down. On WebFlux Spring Boot reads it off
 * the event loop.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = HawcxTransportAutoConfiguration.class)
@ConditionalOnClass({ HealthIndicator.class, ConditionalOnEnabledHealthIndicator.class })
@ConditionalOnHawcxConnection
@ConditionalOnBean(HttpTransport.class)
@ConditionalOnEnabledHealthIndicator("hawcx")
@Import({ RequestMemory.class, DiscoveryPauseConfiguration.class })
public final class HawcxHealthAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean(name = "hawcxHealthIndicator")
	HealthIndicator hawcxHealthIndicator(RequestOutcomes outcomes, ObjectProvider<HttpTransport> transport,
			HawcxProperties properties, ObjectProvider<DiscoveryPauses> pauses, ConfigurableListableBeanFactory beans) {
		Probe probe = new Probe(outcomes, transport::getObject, new Projects(beans),
				properties.getOauth().getDiscoveryTimeout());
		return new HawcxHealthIndicator(outcomes, probe, new CacheSizes(beans), () -> {
			Map<String, Duration> all = new TreeMap<>();
			pauses.forEach((login) -> all.putAll(login.left()));
			return all;
		});
	}

}
