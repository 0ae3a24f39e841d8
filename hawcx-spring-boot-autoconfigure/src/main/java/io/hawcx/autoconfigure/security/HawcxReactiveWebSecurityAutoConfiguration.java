package io.hawcx.autoconfigure.security;

import java.time.Clock;

import io.hawcx.HawcxAsync;
import io.hawcx.security.oauth2.HawcxLoginClients;
import io.hawcx.security.oauth2.HawcxServerAuthorizedClientRepository;
import io.hawcx.security.oauth2.HawcxServerLogin;
import io.hawcx.security.oauth2.HawcxServerLoginCustomizers;
import io.hawcx.security.oauth2.HawcxServerLoginFailureHandler;
import io.hawcx.security.recent.HawcxServerRecentLogin;
import io.hawcx.security.recent.RequireRecentLoginReactiveAdvisor;
import io.hawcx.security.stepup.HawcxUserIdResolver;
import reactor.core.publisher.Flux;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.security.autoconfigure.actuate.web.reactive.ReactiveManagementWebSecurityAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.reactive.ReactiveWebSecurityAutoConfiguration;
import org.springframework.boot.security.oauth2.client.autoconfigure.reactive.ReactiveOAuth2ClientAutoConfiguration;
import org.springframework.boot.security.oauth2.client.autoconfigure.reactive.ReactiveOAuth2ClientWebSecurityAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Role;
import org.springframework.security.authorization.method.AuthorizationManagerBeforeReactiveMethodInterceptor;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.oauth2.client.ReactiveOAuth2AuthorizedClientService;
import org.springframework.security.oauth2.client.web.server.AuthenticatedPrincipalServerOAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.client.web.server.ServerOAuth2AuthorizedClientRepository;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.savedrequest.WebSessionServerRequestCache;

/**
 * Auto-configuration of the security filter chain for applications on the reactive stack
 * that write none: Boot's default one for OAuth2 clients, with what {@code hawcx.login.*}
 * asks for. An application with a chain of its own says
 * {@code hawcxLogin(beans).applyTo(http)} there.
 *
 * @since 0.1.0
 */
@AutoConfiguration(
		after = { HawcxReactiveLoginAutoConfiguration.class, HawcxReactiveTenantLoginAutoConfiguration.class,
				ReactiveOAuth2ClientAutoConfiguration.class },
		before = { ReactiveOAuth2ClientWebSecurityAutoConfiguration.class,
				ReactiveManagementWebSecurityAutoConfiguration.class, ReactiveWebSecurityAutoConfiguration.class })
@ConditionalOnClass({ Flux.class, EnableWebFluxSecurity.class, HawcxServerLogin.class,
		ReactiveOAuth2ClientWebSecurityAutoConfiguration.class })
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
@Conditional(OnHawcxLogin.class)
@ConditionalOnBean(ReactiveOAuth2AuthorizedClientService.class)
public final class HawcxReactiveWebSecurityAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean(ServerOAuth2AuthorizedClientRepository.class)
	HawcxServerAuthorizedClientRepository authorizedClientRepository(ReactiveOAuth2AuthorizedClientService service) {
		return new HawcxServerAuthorizedClientRepository(
				new AuthenticatedPrincipalServerOAuth2AuthorizedClientRepository(service));
	}

	@Bean
	@ConditionalOnMissingBean(name = "hawcxRedirectFailureCustomizer")
	Customizer<ServerHttpSecurity> hawcxRedirectFailureCustomizer(HawcxLoginProperties properties) {
		return HawcxServerLoginCustomizers
			.redirectFailures(new HawcxServerLoginFailureHandler(LoginAddresses.reactive(properties).failureUrl()));
	}

	@Bean
	@ConditionalOnBean(HawcxLoginClients.class)
	@ConditionalOnMissingBean(name = "hawcxTenantUserCustomizer")
	Customizer<ServerHttpSecurity> hawcxTenantUserCustomizer(BeanFactory beans) {
		return HawcxServerLoginCustomizers.tenantUsers(beans);
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
	Customizer<ServerHttpSecurity> hawcxRecentLoginCustomizer(BeanFactory beans, HawcxLoginProperties properties) {
		LoginAddresses addresses = LoginAddresses.reactive(properties);
		String main = new HawcxRegistrations(beans).main();
		return HawcxServerRecentLogin.customizer((id) -> addresses.loginUrl(id, main), Clock.systemUTC(),
				new WebSessionServerRequestCache());
	}

	@Bean
	@ConditionalOnMissingBean(name = "hawcxRecentLoginAdvisor")
	@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
	static AuthorizationManagerBeforeReactiveMethodInterceptor hawcxRecentLoginAdvisor(BeanFactory beans) {
		// An advisor comes before everything: the registrations are asked when needed.
		return RequireRecentLoginReactiveAdvisor.createForSeveral(new HawcxRegistrations(beans), Clock.systemUTC());
	}

	@Bean
	@ConditionalOnMissingBean
	SecurityWebFilterChain hawcxSecurityFilterChain(ServerHttpSecurity http, HawcxLoginProperties properties,
			BeanFactory beans, ObjectProvider<HawcxAsync> hawcx) {
		return ReactiveDefaultChain.build(http, properties, beans, hawcx);
	}

}
