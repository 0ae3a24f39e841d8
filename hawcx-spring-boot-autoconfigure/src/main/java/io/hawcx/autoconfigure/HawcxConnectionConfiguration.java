package io.hawcx.autoconfigure;

import java.time.Clock;

import io.hawcx.HawcxListener;
import io.hawcx.autoconfigure.internal.Listeners;
import io.hawcx.autoconfigure.internal.UnresolvedPlaceholders;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/**
 * Connection details from properties.
 */
@Configuration(proxyBeanMethods = false)
@Conditional(ConnectionPropertiesCondition.class)
class HawcxConnectionConfiguration {

	@Bean
	@ConditionalOnMissingBean(HawcxConnectionDetails.class)
	PropertiesHawcxConnectionDetails hawcxConnectionDetails(HawcxProperties properties, Environment environment,
			ObjectProvider<HawcxListener> listeners) {
		UnresolvedPlaceholders.refuse(environment);
		return new PropertiesHawcxConnectionDetails("hawcx", properties, Clock.systemUTC(), new Listeners(listeners));
	}

}
