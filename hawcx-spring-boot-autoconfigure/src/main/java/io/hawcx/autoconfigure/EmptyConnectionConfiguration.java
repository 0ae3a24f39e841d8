package io.hawcx.autoconfigure;

import java.util.ArrayList;
import java.util.List;

import io.hawcx.autoconfigure.internal.TenantProperties;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/**
 * Warns of properties that are written and empty where nothing else configures a
 * connection, as when none of the variables is set that they are taken from.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnMissingBean(HawcxConnectionDetails.class)
class EmptyConnectionConfiguration {

	private static final Log logger = LogFactory.getLog(EmptyConnectionConfiguration.class);

	@Bean
	SmartInitializingSingleton hawcxEmptyConnectionNotice(HawcxProperties properties, Environment environment) {
		return () -> {
			List<String> empty = new ArrayList<>();
			addIfEmpty(empty, "hawcx.base-url", properties.getBaseUrl());
			addIfEmpty(empty, "hawcx.config-id", properties.getConfigId());
			addIfEmpty(empty, "hawcx.client-id", properties.getClientId());
			addIfEmpty(empty, "hawcx.secret-key", properties.getSecretKey());
			if (!empty.isEmpty() && TenantProperties.names(environment).isEmpty()) {
				logger
					.warn("These properties are written but empty, as when a variable is not set, and count as absent, "
							+ "so nothing of Hawcx is configured: " + String.join(", ", empty)
							+ ". Give them values, or remove them.");
			}
		};
	}

	// Absent is something else: nobody wanted it.
	private static void addIfEmpty(List<String> empty, String name, @Nullable String value) {
		if (value != null && value.isBlank()) {
			empty.add(name);
		}
	}

}
