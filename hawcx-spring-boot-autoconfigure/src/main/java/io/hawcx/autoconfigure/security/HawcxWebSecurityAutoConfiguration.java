package io.hawcx.autoconfigure.security;

import java.time.Clock;

import io.hawcx.Hawcx;
import io.hawcx.security.oauth2.HawcxAuthorizedClientRepository;
import io.hawcx.security.oauth2.HawcxLoginClients;
import io.hawcx.security.oauth2.HawcxLoginConfigurer;
import io.hawcx.security.oauth2.HawcxLoginCustomizers;
import io.hawcx.security.oauth2.HawcxLoginFailureHandler;
import io.hawcx.security.recent.HawcxRecentLogin;
import io.hawcx.security.recent.RequireRecentLoginAdvisor;
import io.hawcx.security.stepup.HawcxUserIdResolver;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.ManagementWebSecurityAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientAutoConfiguration;
import org.springframework.boot.security.oauth2.client.autoconfigure.servlet.OAuth2ClientWebSecurityAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Role;
import org.springframework.core.env.Environment;
import org.springframework.security.authorization.method.AuthorizationManagerBeforeMethodInterceptor;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientService;
import org.springframework.security.oauth2.client.web.AuthenticatedPrincipalOAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.web.SecurityFilterChain;

/**
 * Auto-configuration of the security filter chain for applications that write none:
 * Boot's default one for OAuth2 clients, with what {@code hawcx.login.*} asks for. An
 * application with a chain of its own says
 * {@code http.with(hawcxLogin(), withDefaults())} there.
 *
 * @since 0.1.0
 */
@AutoConfiguration(
		after = { HawcxLoginAutoConfiguration.class, HawcxTenantLoginAutoConfiguration.class,
				OAuth2ClientAutoConfiguration.class },
		before = { OAuth2ClientWebSecurityAutoConfiguration.class, ManagementWebSecurityAutoConfiguration.class,
				ServletWebSecurityAutoConfiguration.class })
@ConditionalOnClass({ HawcxLoginConfigurer.class, HttpSecurity.class, OAuth2ClientWebSecurityAutoConfiguration.class })
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@Conditional(OnHawcxLogin.class)
@ConditionalOnBean(OAuth2AuthorizedClientService.class)
public final class HawcxWebSecurityAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean(OAuth2AuthorizedClientRepository.class)
	HawcxAuthorizedClientRepository authorizedClientRepository(OAuth2AuthorizedClientService service) {
		return new HawcxAuthorizedClientRepository(new AuthenticatedPrincipalOAuth2AuthorizedClientRepository(service));
	}

	@Bean
	@ConditionalOnMissingBean(name = "hawcxAuthorizedClientCustomizer")
	Customizer<HttpSecurity> hawcxAuthorizedClientCustomizer() {
		return HawcxLoginCustomizers.authorizedClients();
	}

	@Bean
	@ConditionalOnMissingBean(name = "hawcxCallbackCustomizer")
	Customizer<HttpSecurity> hawcxCallbackCustomizer(HawcxLoginProperties properties, Environment environment) {
		return HawcxLoginCustomizers
			.callbacks(new HawcxLoginFailureHandler(LoginAddresses.servlet(properties, environment).failureUrl()));
	}

	// Where hawcx.* has a project, that has one, for its own users alone.
	@Bean
	@ConditionalOnBean(HawcxLoginClients.class)
	@ConditionalOnMissingBean
	HawcxUserIdResolver hawcxTenantUserIdResolver(HawcxLoginClients clients) {
		return HawcxUserIdResolver.verifiedContact(clients);
	}

	@Bean
	@ConditionalOnMissingBean(name = "hawcxRecentLoginCustomizer")
	Customizer<HttpSecurity> hawcxRecentLoginCustomizer(BeanFactory beans, HawcxLoginProperties properties,
			Environment environment) {
		LoginAddresses addresses = LoginAddresses.servlet(properties, environment);
		String main = new HawcxRegistrations(beans).main();
		return HawcxRecentLogin.customizer((id) -> addresses.loginUrl(id, main), Clock.systemUTC());
	}

	@Bean
	@ConditionalOnMissingBean(name = "hawcxRecentLoginAdvisor")
	@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
	static AuthorizationManagerBeforeMethodInterceptor hawcxRecentLoginAdvisor(BeanFactory beans) {
		// An advisor comes before everything: the registrations are asked when needed.
		AuthorizationManagerBeforeMethodInterceptor advisor = RequireRecentLoginAdvisor
			.createForSeveral(new HawcxRegistrations(beans), Clock.systemUTC());
		advisor.setSecurityContextHolderStrategy(new LateContextHolder(beans));
		return advisor;
	}

	// What Boot's own annotation for this says, whose name is another one in 4.0.
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnMissingBean(SecurityFilterChain.class)
	static class ChainConfiguration {

		@Bean
		SecurityFilterChain hawcxSecurityFilterChain(HttpSecurity http, HawcxLoginProperties login,
				HawcxStepUpProperties stepUp, BeanFactory beans, ObjectProvider<Hawcx> hawcx, Environment environment) {
			HawcxSecurityPropertiesAutoConfiguration.check(login, stepUp);
			return DefaultChain.build(http, login, LoginAddresses.servlet(login, environment),
					new StepUpSetting(stepUp, beans, hawcx));
		}

	}

}
