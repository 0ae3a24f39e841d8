package io.hawcx.autoconfigure.unknown;

import io.hawcx.autoconfigure.HawcxAutoConfiguration;
import io.hawcx.autoconfigure.internal.ConditionalOnHawcxConnection;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/**
 * Auto-configuration that names the {@code hawcx.*} properties that do not exist, where
 * there is a connection to Hawcx.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = HawcxAutoConfiguration.class)
public final class HawcxUnknownPropertiesAutoConfiguration {

	@Bean
	@ConditionalOnHawcxConnection
	SmartInitializingSingleton hawcxUnknownPropertiesCheck(Environment environment) {
		UnknownProperties.check(environment);
		return () -> {
		};
	}

}
