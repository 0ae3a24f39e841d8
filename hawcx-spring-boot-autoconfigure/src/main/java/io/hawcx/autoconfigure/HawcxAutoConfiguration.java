package io.hawcx.autoconfigure;

import io.hawcx.Hawcx;
import io.hawcx.autoconfigure.internal.UnresolvedPlaceholders;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;

/**
 * Auto-configuration of the connection to Hawcx from {@code hawcx.*} properties, and of
 * nothing when none of them is set. It talks to no network.
 *
 * @since 0.1.0
 */
@AutoConfiguration
@ConditionalOnClass(Hawcx.class)
@EnableConfigurationProperties(HawcxProperties.class)
@Import({ HawcxConnectionConfiguration.class, EmptyConnectionConfiguration.class })
public final class HawcxAutoConfiguration {

	// Created at start even where beans are lazy.
	@Bean
	@ConditionalOnBean(HawcxConnectionDetails.class)
	SmartInitializingSingleton hawcxPropertiesCheck(HawcxProperties properties, Environment environment) {
		UnresolvedPlaceholders.refuse(environment);
		ManagementRules.check("hawcx.management", properties.getManagement());
		OAuthRules.check("hawcx.oauth", properties.getOauth());
		return () -> {
		};
	}

}
