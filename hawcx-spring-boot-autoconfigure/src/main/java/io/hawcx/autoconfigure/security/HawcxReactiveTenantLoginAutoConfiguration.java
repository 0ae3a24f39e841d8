package io.hawcx.autoconfigure.security;

import io.hawcx.autoconfigure.client.HawcxClientAutoConfiguration;
import io.hawcx.autoconfigure.tenant.HawcxTenantAutoConfiguration;
import io.hawcx.autoconfigure.tenant.HawcxTenants;
import io.hawcx.oauth.HawcxOAuthAsync;
import io.hawcx.security.oauth2.HawcxClientRegistration;
import io.hawcx.security.oauth2.HawcxLoginClient;
import io.hawcx.security.oauth2.HawcxLoginClients;
import io.hawcx.security.oauth2.HawcxReactiveAuthorizationCodeTokenResponseClient;
import io.hawcx.security.oauth2.HawcxReactiveIdTokenDecoderFactory;
import io.hawcx.security.oauth2.HawcxReactiveTenantRegistrationRepository;
import io.hawcx.security.oauth2.HawcxServerAuthorizationRequestResolver;
import io.hawcx.security.user.HawcxReactiveUserService;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientProperties;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientPropertiesMapper;
import org.springframework.boot.security.oauth2.client.autoconfigure.reactive.ReactiveOAuth2ClientAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.client.endpoint.ReactiveOAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.WebClientReactiveAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.oidc.authentication.ReactiveOidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcReactiveOAuth2UserService;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ReactiveClientRegistrationRepository;
import org.springframework.security.oauth2.client.userinfo.ReactiveOAuth2UserService;
import org.springframework.security.oauth2.client.web.server.DefaultServerOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.server.ServerOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoderFactory;
import org.springframework.security.web.server.util.matcher.PathPatternParserServerWebExchangeMatcher;
import org.springframework.web.reactive.config.WebFluxConfigurer;

/**
 * Auto-configuration of what Spring Security needs to sign users of tenants in on the
 * reactive stack, the sibling of {@link HawcxTenantLoginAutoConfiguration}.
 *
 * @since 0.1.0
 */
@AutoConfiguration(
		after = { HawcxClientAutoConfiguration.class, HawcxTenantAutoConfiguration.class,
				HawcxSecurityPropertiesAutoConfiguration.class },
		before = { HawcxReactiveLoginAutoConfiguration.class, ReactiveOAuth2ClientAutoConfiguration.class })
@ConditionalOnClass({ Flux.class, WebFluxConfigurer.class, HawcxReactiveTenantRegistrationRepository.class,
		ClientRegistration.class, ReactiveOAuth2ClientAutoConfiguration.class })
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
@ConditionalOnBean(HawcxTenants.class)
@ConditionalOnBooleanProperty(name = "hawcx.login.enabled", matchIfMissing = true)
@EnableConfigurationProperties({ OAuth2ClientProperties.class, HawcxLoginProperties.class,
		HawcxStepUpProperties.class })
public final class HawcxReactiveTenantLoginAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean(HawcxLoginClients.class)
	TenantLoginClients hawcxLoginClients(HawcxTenants tenants, OAuth2ClientProperties clients, Environment environment,
			ConfigurableBeanFactory beans, ObjectProvider<HawcxOAuthAsync> oauth) {
		return new TenantLoginClients(new NonBlockingTenants(tenants), new TenantLogins(environment, beans, clients),
				(registration, tenant) -> new HawcxLoginClient(registration, tenant.oauthAsync()),
				main(beans, oauth.getIfAvailable()))
			.checked();
	}

	private static @Nullable HawcxLoginClient main(ConfigurableBeanFactory beans, @Nullable HawcxOAuthAsync oauth) {
		HawcxClientRegistration registration = beans.getBeanProvider(HawcxClientRegistration.class).getIfAvailable();
		return (oauth != null && registration != null) ? new HawcxLoginClient(registration, oauth) : null;
	}

	// Created at start even where beans are lazy.
	@Bean
	SmartInitializingSingleton hawcxTenantLoginsCheck(ObjectProvider<TenantLoginClients> clients) {
		return () -> clients.ifAvailable(TenantLoginClients::create);
	}

	// Grants the factors of the id_token too.
	@Bean
	@ConditionalOnMissingBean
	ReactiveOAuth2UserService<OidcUserRequest, OidcUser> hawcxUserService(HawcxLoginClients clients) {
		return new HawcxReactiveUserService(clients, new OidcReactiveOAuth2UserService());
	}

	@Bean
	@ConditionalOnMissingBean(ReactiveClientRegistrationRepository.class)
	HawcxReactiveTenantRegistrationRepository clientRegistrationRepository(HawcxLoginClients clients,
			OAuth2ClientProperties others) {
		return new HawcxReactiveTenantRegistrationRepository(clients,
				new OAuth2ClientPropertiesMapper(others).asClientRegistrations().values());
	}

	@Bean
	@ConditionalOnMissingBean
	ReactiveOAuth2AccessTokenResponseClient<OAuth2AuthorizationCodeGrantRequest> hawcxTokenResponseClient(
			HawcxLoginClients clients) {
		return new HawcxReactiveAuthorizationCodeTokenResponseClient(clients,
				new WebClientReactiveAuthorizationCodeTokenResponseClient());
	}

	@Bean
	@ConditionalOnMissingBean
	ReactiveJwtDecoderFactory<ClientRegistration> hawcxIdTokenDecoderFactory(HawcxLoginClients clients) {
		return new HawcxReactiveIdTokenDecoderFactory(clients, new ReactiveOidcIdTokenDecoderFactory());
	}

	@Bean
	@ConditionalOnMissingBean
	ServerOAuth2AuthorizationRequestResolver hawcxAuthorizationRequestResolver(
			ReactiveClientRegistrationRepository registrations, HawcxLoginClients clients) {
		return new HawcxServerAuthorizationRequestResolver(registrations, clients,
				new PathPatternParserServerWebExchangeMatcher(
						DefaultServerOAuth2AuthorizationRequestResolver.DEFAULT_AUTHORIZATION_REQUEST_PATTERN));
	}

}
