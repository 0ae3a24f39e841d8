package io.hawcx.autoconfigure.security;

import java.util.List;

import io.hawcx.oauth.HawcxOAuth;
import io.hawcx.security.oauth2.HawcxAuthorizationCodeTokenResponseClient;
import io.hawcx.security.oauth2.HawcxClientRegistration;
import io.hawcx.security.oauth2.HawcxClientRegistrationRepository;
import io.hawcx.security.oauth2.HawcxIdTokenDecoderFactory;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.client.endpoint.OAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;

/**
 * Beans of the application's own that build on ours, on the servlet stack.
 */
@Configuration(proxyBeanMethods = false)
class OwnServletBeans {

	private final ConnectionContract.Used used = new ConnectionContract.Used();

	@Bean
	ConnectionContract.Used used() {
		return this.used;
	}

	@Bean
	ClientRegistrationRepository ownRegistrations(HawcxOAuth oauth, HawcxClientRegistration hawcx) {
		ClientRegistrationRepository ours = new HawcxClientRegistrationRepository(oauth, hawcx, List.of());
		return (id) -> {
			this.used.beans.add("registrations");
			return ours.findByRegistrationId(id);
		};
	}

	@Bean
	OAuth2AccessTokenResponseClient<OAuth2AuthorizationCodeGrantRequest> ownTokenClient(HawcxOAuth oauth,
			HawcxClientRegistration hawcx) {
		HawcxAuthorizationCodeTokenResponseClient ours = new HawcxAuthorizationCodeTokenResponseClient(oauth, hawcx);
		return (request) -> {
			this.used.beans.add("token client");
			return ours.getTokenResponse(request);
		};
	}

	@Bean
	JwtDecoderFactory<ClientRegistration> ownDecoders(HawcxOAuth oauth, HawcxClientRegistration hawcx) {
		HawcxIdTokenDecoderFactory ours = new HawcxIdTokenDecoderFactory(oauth, hawcx);
		return (registration) -> {
			this.used.beans.add("decoders");
			return ours.createDecoder(registration);
		};
	}

}
