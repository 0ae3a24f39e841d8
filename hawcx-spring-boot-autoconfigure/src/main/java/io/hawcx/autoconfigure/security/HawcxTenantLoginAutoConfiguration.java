package io.hawcx.autoconfigure.security;

import io.hawcx.autoconfigure.client.HawcxClientAutoConfiguration;
import io.hawcx.autoconfigure.tenant.HawcxTenantAutoConfiguration;
import io.hawcx.autoconfigure.tenant.HawcxTenants;
import io.hawcx.oauth.HawcxOAuth;
import io.hawcx.security.event.HawcxAuthenticationEventPublisher;
import io.hawcx.security.oauth2.HawcxAuthorizationCodeTokenResponseClient;
import io.hawcx.security.oauth2.HawcxAuthorizationRequestResolver;
import io.hawcx.security.oauth2.HawcxClientRegistration;
import io.hawcx.security.oauth2.HawcxIdTokenDecoderFactory;
import io.hawcx.security.oauth2.HawcxLoginClient;
import io.hawcx.security.oauth2.HawcxLoginClients;
import io.hawcx.security.oauth2.HawcxTenantRegistrationRepository;
import io.hawcx.security.oauth2.RedirectLoginEvents;
import io.hawcx.security.user.HawcxUserService;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactory;
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
import org.springframework.boot.security.autoconfigure.SecurityAutoConfiguration;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientAutoConfiguration;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientProperties;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientPropertiesMapper;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.security.authentication.AuthenticationEventPublisher;
import org.springframework.security.oauth2.client.endpoint.OAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;

/**
 * Auto-configuration of what Spring Security needs to sign users of tenants in, each
 * through the Hawcx project of its own. The project of {@code hawcx.*} is one more, if it
 * has a client id.
 *
 * @since 0.1.0
 */
@AutoConfiguration(
		after = { HawcxClientAutoConfiguration.class, HawcxTenantAutoConfiguration.class,
				HawcxSecurityPropertiesAutoConfiguration.class },
		before = { HawcxLoginAutoConfiguration.class, OAuth2ClientAutoConfiguration.class,
				SecurityAutoConfiguration.class })
@ConditionalOnClass({ HawcxTenantRegistrationRepository.class, ClientRegistration.class,
		OAuth2ClientAutoConfiguration.class })
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnBean(HawcxTenants.class)
@ConditionalOnBooleanProperty(name = "hawcx.login.enabled", matchIfMissing = true)
@EnableConfigurationProperties({ OAuth2ClientProperties.class, HawcxLoginProperties.class,
		HawcxStepUpProperties.class })
public final class HawcxTenantLoginAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean(HawcxLoginClients.class)
	TenantLoginClients hawcxLoginClients(HawcxTenants tenants, OAuth2ClientProperties clients, Environment environment,
			ConfigurableBeanFactory beans, ObjectProvider<HawcxOAuth> oauth) {
		return new TenantLoginClients(tenants, new TenantLogins(environment, beans, clients),
				(registration, tenant) -> new HawcxLoginClient(registration, tenant.oauth()),
				main(beans, oauth.getIfAvailable()))
			.checked();
	}

	private static @Nullable HawcxLoginClient main(ConfigurableBeanFactory beans, @Nullable HawcxOAuth oauth) {
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
	OAuth2UserService<OidcUserRequest, OidcUser> hawcxUserService(HawcxLoginClients clients) {
		return new HawcxUserService(clients, new OidcUserService());
	}

	@Bean
	@ConditionalOnMissingBean(ClientRegistrationRepository.class)
	HawcxTenantRegistrationRepository clientRegistrationRepository(HawcxLoginClients clients,
			OAuth2ClientProperties others) {
		return new HawcxTenantRegistrationRepository(clients,
				new OAuth2ClientPropertiesMapper(others).asClientRegistrations().values());
	}

	@Bean
	@ConditionalOnMissingBean
	OAuth2AccessTokenResponseClient<OAuth2AuthorizationCodeGrantRequest> hawcxTokenResponseClient(
			HawcxLoginClients clients) {
		return new HawcxAuthorizationCodeTokenResponseClient(clients,
				new RestClientAuthorizationCodeTokenResponseClient());
	}

	@Bean
	@ConditionalOnMissingBean
	JwtDecoderFactory<ClientRegistration> hawcxIdTokenDecoderFactory(HawcxLoginClients clients) {
		return new HawcxIdTokenDecoderFactory(clients, new OidcIdTokenDecoderFactory());
	}

	@Bean
	@ConditionalOnMissingBean
	OAuth2AuthorizationRequestResolver hawcxAuthorizationRequestResolver(ClientRegistrationRepository registrations,
			HawcxLoginClients clients) {
		return new HawcxAuthorizationRequestResolver(registrations, clients,
				DefaultOAuth2AuthorizationRequestResolver.DEFAULT_AUTHORIZATION_REQUEST_BASE_URI);
	}

	@Bean
	@ConditionalOnMissingBean
	RedirectLoginEvents hawcxRedirectLoginEvents(ApplicationEventPublisher events, BeanFactory beans) {
		return new RedirectLoginEvents(events, beans);
	}

	@Bean
	@ConditionalOnMissingBean(AuthenticationEventPublisher.class)
	HawcxAuthenticationEventPublisher hawcxAuthenticationEventPublisher(ApplicationEventPublisher events,
			HawcxLoginClients clients) {
		return new HawcxAuthenticationEventPublisher(events, clients);
	}

}
