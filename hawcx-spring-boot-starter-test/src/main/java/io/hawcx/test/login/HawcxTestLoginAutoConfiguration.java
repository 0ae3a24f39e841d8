package io.hawcx.test.login;

import java.net.URI;

import io.hawcx.autoconfigure.HawcxAutoConfiguration;
import io.hawcx.autoconfigure.security.HawcxLoginProperties;
import io.hawcx.emulator.HawcxEmulator;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.http.server.LocalTestWebServer;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Scope;
import org.springframework.core.env.Environment;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.util.Assert;

/**
 * Auto-configuration of {@link HawcxLogin}, where there is a {@link MockMvc}, and of
 * {@link HawcxBrowser} in web applications.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = HawcxAutoConfiguration.class,
		afterName = "org.springframework.boot.webmvc.test.autoconfigure.MockMvcAutoConfiguration")
@ConditionalOnWebApplication
@ConditionalOnBean(HawcxEmulator.class)
@EnableConfigurationProperties(HawcxLoginProperties.class)
public final class HawcxTestLoginAutoConfiguration {

	@Bean
	@Scope(BeanDefinition.SCOPE_PROTOTYPE)
	@ConditionalOnMissingBean
	HawcxBrowser hawcxBrowser(ApplicationContext context, HawcxEmulator emulator, HawcxLoginProperties properties) {
		return new HawcxBrowser(() -> URI.create(server(context).uri()), () -> OwnCertificate.trust(context),
				new Handovers(context, emulator, properties, context.getEnvironment()));
	}

	private static LocalTestWebServer server(ApplicationContext context) {
		LocalTestWebServer server = LocalTestWebServer.get(context);
		Assert.state(server != null, "There is no web server: ask for one with webEnvironment = RANDOM_PORT,"
				+ " or use HawcxLogin, which needs none.");
		return server;
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(MockMvc.class)
	@ConditionalOnBean(MockMvc.class)
	static class MockMvcLoginConfiguration {

		@Bean
		@ConditionalOnMissingBean
		HawcxLogin hawcxLogin(MockMvc mvc, BeanFactory beans, HawcxEmulator emulator, HawcxLoginProperties properties,
				Environment environment) {
			return new HawcxLogin(mvc, new Handovers(beans, emulator, properties, environment));
		}

	}

}
