package io.hawcx.security.gaps;

import io.hawcx.oauth.HawcxOAuth;
import io.hawcx.security.oauth2.HawcxAuthorizationCodeTokenResponseClient;
import io.hawcx.security.oauth2.HawcxAuthorizationRequestResolver;
import io.hawcx.security.oauth2.HawcxAuthorizedClientRepository;
import io.hawcx.security.oauth2.HawcxClientRegistration;
import io.hawcx.security.oauth2.HawcxClientRegistrationRepository;
import io.hawcx.security.oauth2.HawcxIdTokenDecoderFactory;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.oauth2.client.endpoint.OAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.HttpSessionOAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;

/**
 * What an application publishes, as the starter does.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebMvc
@EnableWebSecurity
class LoginBeans {

	@Bean
	ClientRegistrationRepository registrations(HawcxOAuth oauth, HawcxClientRegistration hawcx,
			ObjectProvider<ClientRegistration> others) {
		return new HawcxClientRegistrationRepository(oauth, hawcx, others.stream().toList());
	}

	@Bean
	OAuth2AccessTokenResponseClient<OAuth2AuthorizationCodeGrantRequest> tokenClient(HawcxOAuth oauth,
			HawcxClientRegistration hawcx) {
		return new HawcxAuthorizationCodeTokenResponseClient(oauth, hawcx);
	}

	@Bean
	JwtDecoderFactory<ClientRegistration> decoders(HawcxOAuth oauth, HawcxClientRegistration hawcx) {
		return new HawcxIdTokenDecoderFactory(oauth, hawcx);
	}

	@Bean
	OAuth2AuthorizationRequestResolver resolver(ClientRegistrationRepository registrations,
			HawcxClientRegistration hawcx) {
		return new HawcxAuthorizationRequestResolver(registrations, hawcx);
	}

	@Bean
	OAuth2AuthorizedClientRepository authorizedClients() {
		return new HawcxAuthorizedClientRepository(new HttpSessionOAuth2AuthorizedClientRepository());
	}

	@Bean
	LoginChains.WhoAmI whoAmI() {
		return new LoginChains.WhoAmI();
	}

}
