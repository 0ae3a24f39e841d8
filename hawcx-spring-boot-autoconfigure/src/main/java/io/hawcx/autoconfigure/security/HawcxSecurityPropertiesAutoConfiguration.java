package io.hawcx.autoconfigure.security;

import io.hawcx.autoconfigure.HawcxAutoConfiguration;
import io.hawcx.autoconfigure.internal.ConditionalOnHawcxConnection;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration that checks {@code hawcx.login.*} and {@code hawcx.step-up.*}
 * wherever there is a connection to Hawcx, even where nobody signs in.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = HawcxAutoConfiguration.class)
@EnableConfigurationProperties({ HawcxLoginProperties.class, HawcxStepUpProperties.class })
public final class HawcxSecurityPropertiesAutoConfiguration {

	// Created at start even where beans are lazy, and before the login's beans.
	@Bean
	@ConditionalOnHawcxConnection
	SmartInitializingSingleton hawcxLoginPropertiesCheck(HawcxLoginProperties login, HawcxStepUpProperties stepUp) {
		check(login, stepUp);
		return () -> {
		};
	}

	/**
	 * Check the properties of the login. Its beans do so as well, as a web server asks
	 * for them before the singletons are created one by one.
	 * @param login the login's
	 * @param stepUp the step-up's
	 */
	static void check(HawcxLoginProperties login, HawcxStepUpProperties stepUp) {
		LoginRules.check("hawcx.login", login);
		StepUpRules.check("hawcx.step-up", stepUp, login);
		SharedPaths.check(login, stepUp);
	}

}
