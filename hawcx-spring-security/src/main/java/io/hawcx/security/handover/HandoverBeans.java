package io.hawcx.security.handover;

import io.hawcx.security.oauth2.HawcxLoginEvent;
import io.hawcx.security.oauth2.internal.LoginTenants;
import io.hawcx.security.token.HawcxAccessTokens;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationContext;
import org.springframework.core.ResolvableType;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.authority.mapping.GrantedAuthoritiesMapper;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientService;
import org.springframework.security.oauth2.client.endpoint.OAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.client.oidc.authentication.OidcAuthorizationCodeAuthenticationProvider;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.client.web.AuthenticatedPrincipalOAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;

/**
 * Finds the collaborators where {@code oauth2Login()} finds them.
 */
final class HandoverBeans {

	private final HttpSecurity http;

	private final ApplicationContext context;

	HandoverBeans(HttpSecurity http) {
		this.http = http;
		this.context = http.getSharedObject(ApplicationContext.class);
	}

	/**
	 * Create the provider that {@code oauth2Login()} would, for a chain without it.
	 * @return the provider
	 */
	OidcAuthorizationCodeAuthenticationProvider provider() {
		OidcAuthorizationCodeAuthenticationProvider provider = new OidcAuthorizationCodeAuthenticationProvider(
				tokenClient(), userService());
		provider.setJwtDecoderFactory(decoders());
		this.context.getBeanProvider(GrantedAuthoritiesMapper.class)
			.stream()
			.findFirst()
			.ifPresent(provider::setAuthoritiesMapper);
		return provider;
	}

	LoginTenants hawcx() {
		LoginTenants hawcx = LoginTenants.of(this.context);
		if (!hawcx.areSeveral()) {
			hawcx.single();
		}
		return hawcx;
	}

	LoginEvents events(HawcxLoginEvent.Way way) {
		return new LoginEvents(this.context, way, LoginTenants.of(this.context));
	}

	@Nullable HawcxAccessTokens accessTokens() {
		return this.context.getBeanProvider(HawcxAccessTokens.class).getIfAvailable();
	}

	HawcxLoginResponseBody responseBody() {
		return this.context.getBeanProvider(HawcxLoginResponseBody.class)
			.getIfUnique(() -> (login, defaults) -> defaults);
	}

	@Nullable OAuth2AuthorizedClientRepository authorizedClients() {
		OAuth2AuthorizedClientRepository shared = this.http.getSharedObject(OAuth2AuthorizedClientRepository.class);
		if (shared != null) {
			return shared;
		}
		OAuth2AuthorizedClientRepository bean = this.context.getBeanProvider(OAuth2AuthorizedClientRepository.class)
			.getIfAvailable();
		if (bean != null) {
			return bean;
		}
		OAuth2AuthorizedClientService service = this.context.getBeanProvider(OAuth2AuthorizedClientService.class)
			.getIfAvailable();
		return (service != null) ? new AuthenticatedPrincipalOAuth2AuthorizedClientRepository(service) : null;
	}

	ClientRegistrationRepository registrations() {
		ClientRegistrationRepository shared = this.http.getSharedObject(ClientRegistrationRepository.class);
		return (shared != null) ? shared : this.context.getBean(ClientRegistrationRepository.class);
	}

	RequestCache requestCache() {
		RequestCache shared = this.http.getSharedObject(RequestCache.class);
		return (shared != null) ? shared : new HttpSessionRequestCache();
	}

	AuthenticationManager authenticationManager() {
		return this.http.getSharedObject(AuthenticationManager.class);
	}

	private OAuth2AccessTokenResponseClient<OAuth2AuthorizationCodeGrantRequest> tokenClient() {
		return bean(ResolvableType.forClassWithGenerics(OAuth2AccessTokenResponseClient.class,
				OAuth2AuthorizationCodeGrantRequest.class));
	}

	private JwtDecoderFactory<ClientRegistration> decoders() {
		return bean(ResolvableType.forClassWithGenerics(JwtDecoderFactory.class, ClientRegistration.class));
	}

	private OAuth2UserService<OidcUserRequest, OidcUser> userService() {
		ResolvableType type = ResolvableType.forClassWithGenerics(OAuth2UserService.class, OidcUserRequest.class,
				OidcUser.class);
		OAuth2UserService<OidcUserRequest, OidcUser> bean = this.context
			.<OAuth2UserService<OidcUserRequest, OidcUser>>getBeanProvider(type)
			.getIfUnique();
		return (bean != null) ? bean : new OidcUserService();
	}

	private <T> T bean(ResolvableType type) {
		return this.context.<T>getBeanProvider(type).getObject();
	}

}
