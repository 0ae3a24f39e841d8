package io.hawcx.autoconfigure.unknown;

import io.hawcx.autoconfigure.HawcxAutoConfiguration;
import io.hawcx.autoconfigure.internal.Switches;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/**
 * Auto-configuration that names the {@code hawcx.*} properties that do not exist, and
 * refuses switches that Spring Boot would read in two ways. Without such properties it
 * does nothing.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = HawcxAutoConfiguration.class)
public final class HawcxUnknownPropertiesAutoConfiguration {

	// Created at start even where beans are lazy.
	@Bean
	SmartInitializingSingleton hawcxUnknownPropertiesCheck(Environment environment) {
		Switches.refuse(environment);
		UnknownProperties.check(environment);
		return () -> {
		};
	}

}
