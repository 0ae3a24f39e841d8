package io.hawcx.autoconfigure.security;

import io.hawcx.autoconfigure.HawcxConnectionDetails;
import io.hawcx.autoconfigure.HawcxProperties;
import io.hawcx.autoconfigure.client.HawcxClientAutoConfiguration;
import io.hawcx.oauth.HawcxOAuth;
import io.hawcx.security.event.HawcxAuthenticationEventPublisher;
import io.hawcx.security.factor.HawcxFactorsMapper;
import io.hawcx.security.oauth2.HawcxAuthorizationCodeTokenResponseClient;
import io.hawcx.security.oauth2.HawcxAuthorizationRequestResolver;
import io.hawcx.security.oauth2.HawcxClientRegistration;
import io.hawcx.security.oauth2.HawcxClientRegistrationRepository;
import io.hawcx.security.oauth2.HawcxIdTokenDecoderFactory;
import io.hawcx.security.oauth2.HawcxLoginClients;
import io.hawcx.security.oauth2.RedirectLoginEvents;
import io.hawcx.security.stepup.HawcxUserIdResolver;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ListableBeanFactory;
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
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.core.ResolvableType;
import org.springframework.core.env.Environment;
import org.springframework.security.authentication.AuthenticationEventPublisher;
import org.springframework.security.core.authority.mapping.GrantedAuthoritiesMapper;
import org.springframework.security.oauth2.client.endpoint.OAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;

/**
 * Auto-configuration of what Spring Security needs to sign users in through Hawcx. It
 * goes before Boot's own, which would ignore a repository that comes later, and keeps the
 * registrations under {@code spring.security.oauth2.client.*}.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = { HawcxClientAutoConfiguration.class, HawcxSecurityPropertiesAutoConfiguration.class },
		before = { OAuth2ClientAutoConfiguration.class, SecurityAutoConfiguration.class })
@ConditionalOnClass({ HawcxClientRegistrationRepository.class, ClientRegistration.class,
		OAuth2ClientAutoConfiguration.class })
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnBean({ HawcxOAuth.class, HawcxConnectionDetails.class })
@ConditionalOnBooleanProperty(name = "hawcx.login.enabled", matchIfMissing = true)
@EnableConfigurationProperties({ OAuth2ClientProperties.class, HawcxLoginProperties.class,
		HawcxStepUpProperties.class })
public final class HawcxLoginAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	HawcxClientRegistration hawcxClientRegistration(HawcxConnectionDetails details, HawcxProperties properties,
			HawcxLoginProperties login, HawcxStepUpProperties stepUp, OAuth2ClientProperties clients,
			Environment environment) {
		HawcxSecurityPropertiesAutoConfiguration.check(login, stepUp);
		return Registrations
			.hawcx(details, properties.getOauth(), login, clients,
					LoginAddresses.servlet(login, environment).redirectUri())
			.build();
	}

	@Bean
	@ConditionalOnMissingBean(ClientRegistrationRepository.class)
	HawcxClientRegistrationRepository clientRegistrationRepository(HawcxOAuth oauth, HawcxClientRegistration hawcx,
			OAuth2ClientProperties others) {
		return new HawcxClientRegistrationRepository(oauth, hawcx, Registrations.others(hawcx, others));
	}

	@Bean
	@ConditionalOnMissingBean
	OAuth2AccessTokenResponseClient<OAuth2AuthorizationCodeGrantRequest> hawcxTokenResponseClient(HawcxOAuth oauth,
			HawcxClientRegistration hawcx) {
		return new HawcxAuthorizationCodeTokenResponseClient(oauth, hawcx);
	}

	@Bean
	@ConditionalOnMissingBean
	JwtDecoderFactory<ClientRegistration> hawcxIdTokenDecoderFactory(HawcxOAuth oauth, HawcxClientRegistration hawcx) {
		return new HawcxIdTokenDecoderFactory(oauth, hawcx);
	}

	@Bean
	@ConditionalOnMissingBean
	OAuth2AuthorizationRequestResolver hawcxAuthorizationRequestResolver(ClientRegistrationRepository registrations,
			HawcxClientRegistration hawcx) {
		return new HawcxAuthorizationRequestResolver(registrations, hawcx);
	}

	@Bean
	@ConditionalOnMissingBean
	GrantedAuthoritiesMapper hawcxFactorsMapper(HawcxConnectionDetails details, HawcxClientRegistration hawcx) {
		return new HawcxFactorsMapper(details.getIssuer(), hawcx.clientId());
	}

	@Bean
	@ConditionalOnMissingBean(AuthenticationEventPublisher.class)
	HawcxAuthenticationEventPublisher hawcxAuthenticationEventPublisher(ApplicationEventPublisher events,
			HawcxClientRegistration hawcx) {
		return new HawcxAuthenticationEventPublisher(events, hawcx);
	}

	@Bean
	@ConditionalOnMissingBean
	RedirectLoginEvents hawcxRedirectLoginEvents(ApplicationEventPublisher events, BeanFactory beans) {
		return new RedirectLoginEvents(events, beans);
	}

	@Bean
	@ConditionalOnMissingBean
	HawcxUserIdResolver hawcxUserIdResolver(HawcxClientRegistration hawcx) {
		return new MainUserIdResolver(hawcx.registrationId());
	}

	@Bean
	@ConditionalOnMissingBean(HawcxLoginClients.class)
	UserDefinedLoginBeans hawcxUserDefinedLoginBeans(ListableBeanFactory beans) {
		return new UserDefinedLoginBeans(beans, UserDefinedLoginBeans.factors(),
				UserDefinedLoginBeans.registrations(ClientRegistrationRepository.class,
						HawcxClientRegistrationRepository.class),
				UserDefinedLoginBeans.tokenClient(
						ResolvableType.forClassWithGenerics(OAuth2AccessTokenResponseClient.class,
								OAuth2AuthorizationCodeGrantRequest.class),
						HawcxAuthorizationCodeTokenResponseClient.class),
				UserDefinedLoginBeans.decoders(
						ResolvableType.forClassWithGenerics(JwtDecoderFactory.class, ClientRegistration.class),
						HawcxIdTokenDecoderFactory.class),
				UserDefinedLoginBeans.requestResolver(OAuth2AuthorizationRequestResolver.class,
						HawcxAuthorizationRequestResolver.class));
	}

}
