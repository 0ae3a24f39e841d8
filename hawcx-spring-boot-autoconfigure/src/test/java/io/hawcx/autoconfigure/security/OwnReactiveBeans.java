package io.hawcx.autoconfigure.security;

import java.util.List;

import io.hawcx.oauth.HawcxOAuthAsync;
import io.hawcx.security.oauth2.HawcxClientRegistration;
import io.hawcx.security.oauth2.HawcxReactiveAuthorizationCodeTokenResponseClient;
import io.hawcx.security.oauth2.HawcxReactiveClientRegistrationRepository;
import io.hawcx.security.oauth2.HawcxReactiveIdTokenDecoderFactory;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.client.endpoint.ReactiveOAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ReactiveClientRegistrationRepository;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoderFactory;

/**
 * Beans of the application's own that build on ours, on the reactive stack.
 */
@Configuration(proxyBeanMethods = false)
class OwnReactiveBeans {

	private final ConnectionContract.Used used = new ConnectionContract.Used();

	@Bean
	ConnectionContract.Used used() {
		return this.used;
	}

	@Bean
	ReactiveClientRegistrationRepository ownRegistrations(HawcxOAuthAsync oauth, HawcxClientRegistration hawcx) {
		ReactiveClientRegistrationRepository ours = new HawcxReactiveClientRegistrationRepository(oauth, hawcx,
				List.of());
		return (id) -> {
			this.used.beans.add("registrations");
			return ours.findByRegistrationId(id);
		};
	}

	@Bean
	ReactiveOAuth2AccessTokenResponseClient<OAuth2AuthorizationCodeGrantRequest> ownTokenClient(HawcxOAuthAsync oauth,
			HawcxClientRegistration hawcx) {
		HawcxReactiveAuthorizationCodeTokenResponseClient ours = new HawcxReactiveAuthorizationCodeTokenResponseClient(
				oauth, hawcx);
		return (request) -> {
			this.used.beans.add("token client");
			return ours.getTokenResponse(request);
		};
	}

	@Bean
	ReactiveJwtDecoderFactory<ClientRegistration> ownDecoders(HawcxOAuthAsync oauth, HawcxClientRegistration hawcx) {
		HawcxReactiveIdTokenDecoderFactory ours = new HawcxReactiveIdTokenDecoderFactory(oauth, hawcx);
		return (registration) -> {
			this.used.beans.add("decoders");
			return ours.createDecoder(registration);
		};
	}

}
