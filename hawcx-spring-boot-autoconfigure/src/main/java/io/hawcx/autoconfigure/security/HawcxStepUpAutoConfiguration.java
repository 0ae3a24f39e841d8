package io.hawcx.autoconfigure.security;

import io.hawcx.autoconfigure.HawcxAutoConfiguration;
import io.hawcx.autoconfigure.diagnostics.HawcxConfigurationException;
import org.apache.commons.logging.LogFactory;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnNotWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Auto-configuration that refuses {@code hawcx.step-up.enabled} where it would do nothing
 * at all: without a login through Hawcx. Outside of a web application it warns.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = { HawcxAutoConfiguration.class, HawcxLoginAutoConfiguration.class,
		HawcxReactiveLoginAutoConfiguration.class, HawcxTenantLoginAutoConfiguration.class,
		HawcxReactiveTenantLoginAutoConfiguration.class })
@ConditionalOnBooleanProperty("hawcx.step-up.enabled")
public final class HawcxStepUpAutoConfiguration {

	private static final String ENABLED = "hawcx.step-up.enabled";

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnNotWebApplication
	static class NoWebConfiguration {

		// A warning, as a job or a test may share the configuration of the application.
		@Bean
		SmartInitializingSingleton hawcxStepUpNotice() {
			return () -> LogFactory.getLog(HawcxStepUpAutoConfiguration.class)
				.warn(ENABLED + " is true, but this is no web application: nobody can step up here. Add "
						+ "spring-boot-starter-webmvc or spring-boot-starter-webflux, or remove " + ENABLED + ".");
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnWebApplication
	@ConditionalOnMissingBean(
			type = { "io.hawcx.security.oauth2.HawcxClientRegistration", "io.hawcx.security.oauth2.HawcxLoginClients" })
	static class NoLoginConfiguration {

		// Made at start even where beans are lazy.
		@Bean
		SmartInitializingSingleton hawcxStepUpCheck() {
			throw new HawcxConfigurationException(ENABLED,
					ENABLED + " is true, but there is no login through Hawcx, whose users a step-up is for.",
					"Use hawcx-spring-boot-starter, set hawcx.client-id and leave hawcx.login.enabled alone, or remove "
							+ ENABLED + ".");
		}

	}

}
