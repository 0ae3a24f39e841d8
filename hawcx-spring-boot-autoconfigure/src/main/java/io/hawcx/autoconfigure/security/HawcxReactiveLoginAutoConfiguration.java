package io.hawcx.autoconfigure.security;

import io.hawcx.autoconfigure.HawcxConnectionDetails;
import io.hawcx.autoconfigure.HawcxProperties;
import io.hawcx.autoconfigure.client.HawcxClientAutoConfiguration;
import io.hawcx.oauth.HawcxOAuthAsync;
import io.hawcx.security.factor.HawcxFactorsMapper;
import io.hawcx.security.oauth2.HawcxClientRegistration;
import io.hawcx.security.oauth2.HawcxLoginClients;
import io.hawcx.security.oauth2.HawcxReactiveAuthorizationCodeTokenResponseClient;
import io.hawcx.security.oauth2.HawcxReactiveClientRegistrationRepository;
import io.hawcx.security.oauth2.HawcxReactiveIdTokenDecoderFactory;
import io.hawcx.security.oauth2.HawcxServerAuthorizationRequestResolver;
import io.hawcx.security.stepup.HawcxUserIdResolver;
import reactor.core.publisher.Flux;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientProperties;
import org.springframework.boot.security.oauth2.client.autoconfigure.reactive.ReactiveOAuth2ClientAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.ResolvableType;
import org.springframework.security.core.authority.mapping.GrantedAuthoritiesMapper;
import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.client.endpoint.ReactiveOAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ReactiveClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.server.ServerOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoderFactory;
import org.springframework.web.reactive.config.WebFluxConfigurer;

/**
 * Auto-configuration of what Spring Security needs to sign users in through Hawcx on the
 * reactive stack, the sibling of {@link HawcxLoginAutoConfiguration}.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = { HawcxClientAutoConfiguration.class, HawcxSecurityPropertiesAutoConfiguration.class },
		before = ReactiveOAuth2ClientAutoConfiguration.class)
@ConditionalOnClass({ Flux.class, WebFluxConfigurer.class, HawcxReactiveClientRegistrationRepository.class,
		ClientRegistration.class, ReactiveOAuth2ClientAutoConfiguration.class })
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
@ConditionalOnBean({ HawcxOAuthAsync.class, HawcxConnectionDetails.class })
@ConditionalOnBooleanProperty(name = "hawcx.login.enabled", matchIfMissing = true)
@EnableConfigurationProperties({ OAuth2ClientProperties.class, HawcxLoginProperties.class,
		HawcxStepUpProperties.class })
public final class HawcxReactiveLoginAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	HawcxClientRegistration hawcxClientRegistration(HawcxConnectionDetails details, HawcxProperties properties,
			HawcxLoginProperties login, HawcxStepUpProperties stepUp, OAuth2ClientProperties clients) {
		HawcxSecurityPropertiesAutoConfiguration.check(login, stepUp);
		return Registrations.hawcx(details, properties.getOauth(), login, clients, login.getRedirectUri()).build();
	}

	@Bean
	@ConditionalOnMissingBean(ReactiveClientRegistrationRepository.class)
	HawcxReactiveClientRegistrationRepository clientRegistrationRepository(HawcxOAuthAsync oauth,
			HawcxClientRegistration hawcx, OAuth2ClientProperties others) {
		return new HawcxReactiveClientRegistrationRepository(oauth, hawcx, Registrations.others(hawcx, others));
	}

	@Bean
	@ConditionalOnMissingBean
	ReactiveOAuth2AccessTokenResponseClient<OAuth2AuthorizationCodeGrantRequest> hawcxTokenResponseClient(
			HawcxOAuthAsync oauth, HawcxClientRegistration hawcx) {
		return new HawcxReactiveAuthorizationCodeTokenResponseClient(oauth, hawcx);
	}

	@Bean
	@ConditionalOnMissingBean
	ReactiveJwtDecoderFactory<ClientRegistration> hawcxIdTokenDecoderFactory(HawcxOAuthAsync oauth,
			HawcxClientRegistration hawcx) {
		return new HawcxReactiveIdTokenDecoderFactory(oauth, hawcx);
	}

	@Bean
	@ConditionalOnMissingBean
	ServerOAuth2AuthorizationRequestResolver hawcxAuthorizationRequestResolver(
			ReactiveClientRegistrationRepository registrations, HawcxClientRegistration hawcx) {
		return new HawcxServerAuthorizationRequestResolver(registrations, hawcx);
	}

	@Bean
	@ConditionalOnMissingBean
	GrantedAuthoritiesMapper hawcxFactorsMapper(HawcxConnectionDetails details, HawcxClientRegistration hawcx) {
		return new HawcxFactorsMapper(details.getIssuer(), hawcx.clientId());
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
				UserDefinedLoginBeans.registrations(ReactiveClientRegistrationRepository.class,
						HawcxReactiveClientRegistrationRepository.class),
				UserDefinedLoginBeans.tokenClient(
						ResolvableType.forClassWithGenerics(ReactiveOAuth2AccessTokenResponseClient.class,
								OAuth2AuthorizationCodeGrantRequest.class),
						HawcxReactiveAuthorizationCodeTokenResponseClient.class),
				UserDefinedLoginBeans.decoders(
						ResolvableType.forClassWithGenerics(ReactiveJwtDecoderFactory.class, ClientRegistration.class),
						HawcxReactiveIdTokenDecoderFactory.class),
				UserDefinedLoginBeans.requestResolver(ServerOAuth2AuthorizationRequestResolver.class,
						HawcxServerAuthorizationRequestResolver.class));
	}

}
