package io.hawcx.autoconfigure.resourceserver;

import io.hawcx.autoconfigure.client.HawcxClientAutoConfiguration;
import io.hawcx.oauth.HawcxOAuth;
import io.hawcx.oauth.HawcxOAuthAsync;
import io.hawcx.security.oauth2.HawcxJwtDecoder;
import io.hawcx.security.oauth2.HawcxReactiveJwtDecoder;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.NoneNestedConditions;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;

/**
 * Auto-configuration of the decoder that {@code oauth2ResourceServer(jwt)} of the
 * application's chains finds, only when {@code hawcx.resource-server.enabled=true}: it
 * takes id_tokens of Hawcx that were issued to the application's own client. It backs off
 * where the application has a decoder of its own.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = HawcxClientAutoConfiguration.class,
		// Spring Boot's own, under the names of 4.1 and of 4.0.
		beforeName = {
				"org.springframework.boot.security.oauth2.server.resource.autoconfigure"
						+ ".OAuth2ResourceServerAutoConfiguration",
				"org.springframework.boot.security.oauth2.server.resource.autoconfigure.servlet"
						+ ".OAuth2ResourceServerAutoConfiguration",
				"org.springframework.boot.security.oauth2.server.resource.autoconfigure.reactive"
						+ ".ReactiveOAuth2ResourceServerAutoConfiguration" })
@EnableConfigurationProperties(HawcxResourceServerProperties.class)
public final class HawcxResourceServerAutoConfiguration {

	private static final String RESOURCE_SERVER = "org.springframework.security.oauth2.server.resource"
			+ ".authentication.JwtAuthenticationToken";

	private static <T> T require(ObjectProvider<T> oauth) {
		T client = oauth.getIfUnique();
		if (client == null) {
			throw ResourceServerRules.withoutClient();
		}
		return client;
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnBooleanProperty(ResourceServerRules.ENABLED)
	@ConditionalOnClass(name = RESOURCE_SERVER, value = HawcxJwtDecoder.class)
	@Conditional(OnBlockingApplication.class)
	@ConditionalOnMissingBean(JwtDecoder.class)
	static class BlockingConfiguration {

		@Bean
		HawcxJwtDecoder hawcxJwtDecoder(ObjectProvider<HawcxOAuth> oauth, Environment environment) {
			ResourceServerRules.refuseAnotherIssuer(environment);
			return new HawcxJwtDecoder(require(oauth));
		}

		// Created at start even where beans are lazy.
		@Bean
		SmartInitializingSingleton hawcxResourceServerCheck(HawcxJwtDecoder decoder, ListableBeanFactory beans) {
			return () -> ResourceServerRules.tellOfDefaultChain(beans);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnBooleanProperty(ResourceServerRules.ENABLED)
	@ConditionalOnClass(name = RESOURCE_SERVER, value = HawcxReactiveJwtDecoder.class)
	@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
	@ConditionalOnMissingBean(ReactiveJwtDecoder.class)
	static class ReactiveConfiguration {

		@Bean
		HawcxReactiveJwtDecoder hawcxReactiveJwtDecoder(ObjectProvider<HawcxOAuthAsync> oauth,
				Environment environment) {
			ResourceServerRules.refuseAnotherIssuer(environment);
			return new HawcxReactiveJwtDecoder(require(oauth));
		}

		@Bean
		SmartInitializingSingleton hawcxResourceServerCheck(HawcxReactiveJwtDecoder decoder,
				ListableBeanFactory beans) {
			return () -> ResourceServerRules.tellOfDefaultChain(beans);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnBooleanProperty(ResourceServerRules.ENABLED)
	@ConditionalOnMissingClass(RESOURCE_SERVER)
	static class MissingResourceServerConfiguration {

		MissingResourceServerConfiguration() {
			throw ResourceServerRules.withoutResourceServer();
		}

	}

	/**
	 * Matches everywhere but in a reactive web application.
	 */
	static class OnBlockingApplication extends NoneNestedConditions {

		OnBlockingApplication() {
			super(ConfigurationPhase.REGISTER_BEAN);
		}

		@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
		static class Reactive {

		}

	}

}
