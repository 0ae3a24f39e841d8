package io.hawcx.autoconfigure.security;

import java.util.List;

import io.hawcx.autoconfigure.HawcxConnectionDetails;
import io.hawcx.oauth.HawcxOAuth;
import reactor.core.publisher.Flux;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigureOrder;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnNotWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.server.SecurityWebFilterChain;

/**
 * Auto-configuration that says at start which settings of the login have no effect, and
 * why nobody can sign in. It changes nothing.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = { HawcxWebSecurityAutoConfiguration.class, HawcxReactiveWebSecurityAutoConfiguration.class },
		afterName = "org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration")
// Sorted last, as being after Spring Boot's chains would change the order of these.
@AutoConfigureOrder(Ordered.LOWEST_PRECEDENCE)
@ConditionalOnBooleanProperty(name = "hawcx.login.enabled", matchIfMissing = true)
@EnableConfigurationProperties({ HawcxLoginProperties.class, HawcxStepUpProperties.class })
public final class HawcxLoginNoticesAutoConfiguration {

	private static final String RESOURCE_SERVER = "org.springframework.security.oauth2.server.resource"
			+ ".authentication.BearerTokenAuthentication";

	private static final String REGISTRATION = "io.hawcx.security.oauth2.HawcxClientRegistration";

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
	@ConditionalOnClass(SecurityFilterChain.class)
	@Conditional(OnHawcxLogin.class)
	@ConditionalOnBean(SecurityFilterChain.class)
	@ConditionalOnMissingBean(name = "hawcxSecurityFilterChain")
	static class OwnServletChainConfiguration {

		@Bean
		SmartInitializingSingleton hawcxOwnChainNotice(ObjectProvider<SecurityFilterChain> chains,
				HawcxLoginProperties login, HawcxStepUpProperties stepUp) {
			return () -> LoginNotices.ownChain(login, stepUp,
					chains.stream()
						.flatMap((chain) -> chain.getFilters().stream())
						.map((filter) -> filter.getClass().getName())
						.toList(),
					"http.with(HawcxLoginConfigurer.hawcxLogin(), Customizer.withDefaults())");
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
	@ConditionalOnClass({ Flux.class, SecurityWebFilterChain.class })
	@Conditional(OnHawcxLogin.class)
	@ConditionalOnBean(SecurityWebFilterChain.class)
	@ConditionalOnMissingBean(name = "hawcxSecurityFilterChain")
	static class OwnReactiveChainConfiguration {

		@Bean
		SmartInitializingSingleton hawcxOwnChainNotice(ObjectProvider<SecurityWebFilterChain> chains,
				HawcxLoginProperties login, HawcxStepUpProperties stepUp) {
			return () -> {
				List<String> filters = Flux.fromStream(chains.stream())
					.flatMap(SecurityWebFilterChain::getWebFilters)
					.map((filter) -> filter.getClass().getName())
					.collectList()
					.blockOptional()
					.orElseThrow();
				LoginNotices.ownChain(login, stepUp, filters, "HawcxServerLogin.hawcxLogin(beans).applyTo(http)");
			};
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
	@ConditionalOnClass({ SecurityFilterChain.class, ServletWebSecurityAutoConfiguration.class,
			UserDetailsService.class })
	@ConditionalOnBean(name = "defaultSecurityFilterChain")
	@ConditionalOnMissingBean(type = REGISTRATION,
			value = { UserDetailsService.class, AuthenticationProvider.class, AuthenticationManager.class })
	static class PasswordFormConfiguration {

		@Bean
		SmartInitializingSingleton hawcxPasswordFormNotice() {
			return LoginNotices::passwordForm;
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(name = RESOURCE_SERVER)
	@ConditionalOnBean(name = "hawcxSecurityFilterChain")
	@ConditionalOnBooleanProperty(name = "hawcx.resource-server.enabled", havingValue = false, matchIfMissing = true)
	static class ResourceServerConfiguration {

		@Bean
		SmartInitializingSingleton hawcxResourceServerNotice(ListableBeanFactory beans) {
			return () -> LoginNotices.resourceServer(beans);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnBean({ HawcxOAuth.class, HawcxConnectionDetails.class })
	@ConditionalOnMissingBean(type = REGISTRATION)
	static class NoLoginConfiguration {

		@Bean
		@ConditionalOnNotWebApplication
		SmartInitializingSingleton hawcxNoWebApplicationNotice(HawcxConnectionDetails details) {
			return () -> {
				// A client id with a signing key serves management calls as well.
				if (details.getClientId() != null && details.getSigningKey() == null) {
					LoginNotices.noWebApplication();
				}
			};
		}

		@Bean
		@ConditionalOnWebApplication
		SmartInitializingSingleton hawcxNoSpringSecurityNotice(HawcxConnectionDetails details) {
			return () -> {
				if (details.getClientId() != null && details.getSigningKey() == null) {
					LoginNotices.noSpringSecurity();
				}
			};
		}

	}

}
