package io.hawcx.security.handover;

import io.hawcx.security.oauth2.HawcxServerAuthorizedClientRepository;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.core.ResolvableType;
import org.springframework.security.core.authority.mapping.GrantedAuthoritiesMapper;
import org.springframework.security.oauth2.client.ReactiveOAuth2AuthorizedClientService;
import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.client.endpoint.ReactiveOAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.oidc.authentication.OidcAuthorizationCodeReactiveAuthenticationManager;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcReactiveOAuth2UserService;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ReactiveClientRegistrationRepository;
import org.springframework.security.oauth2.client.userinfo.ReactiveOAuth2UserService;
import org.springframework.security.oauth2.client.web.server.AuthenticatedPrincipalServerOAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.client.web.server.ServerOAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoderFactory;

/**
 * The collaborators, found where {@code oauth2Login()} finds them.
 *
 * @param registrations the registrations
 * @param tokenClient redeems codes
 * @param decoders verifies id_tokens
 * @param userService loads users
 * @param authoritiesMapper maps their authorities
 * @param authorizedClients stores their access tokens, if any come
 */
record ServerHandoverBeans(ReactiveClientRegistrationRepository registrations,
		ReactiveOAuth2AccessTokenResponseClient<OAuth2AuthorizationCodeGrantRequest> tokenClient,
		ReactiveJwtDecoderFactory<ClientRegistration> decoders,
		ReactiveOAuth2UserService<OidcUserRequest, OidcUser> userService, GrantedAuthoritiesMapper authoritiesMapper,
		ServerOAuth2AuthorizedClientRepository authorizedClients) {

	static ServerHandoverBeans of(BeanFactory beans) {
		ReactiveOAuth2AccessTokenResponseClient<OAuth2AuthorizationCodeGrantRequest> tokenClient = bean(beans,
				ReactiveOAuth2AccessTokenResponseClient.class, OAuth2AuthorizationCodeGrantRequest.class);
		ReactiveJwtDecoderFactory<ClientRegistration> decoders = bean(beans, ReactiveJwtDecoderFactory.class,
				ClientRegistration.class);
		return new ServerHandoverBeans(beans.getBean(ReactiveClientRegistrationRepository.class), tokenClient, decoders,
				userService(beans),
				beans.getBeanProvider(GrantedAuthoritiesMapper.class).getIfUnique(() -> (authorities) -> authorities),
				authorizedClients(beans));
	}

	/**
	 * Create the manager that {@code oauth2Login()} would.
	 * @return the manager
	 */
	OidcAuthorizationCodeReactiveAuthenticationManager manager() {
		OidcAuthorizationCodeReactiveAuthenticationManager manager = new OidcAuthorizationCodeReactiveAuthenticationManager(
				this.tokenClient, this.userService);
		manager.setJwtDecoderFactory(this.decoders);
		manager.setAuthoritiesMapper(this.authoritiesMapper);
		return manager;
	}

	private static ReactiveOAuth2UserService<OidcUserRequest, OidcUser> userService(BeanFactory beans) {
		ResolvableType type = ResolvableType.forClassWithGenerics(ReactiveOAuth2UserService.class,
				OidcUserRequest.class, OidcUser.class);
		return beans.<ReactiveOAuth2UserService<OidcUserRequest, OidcUser>>getBeanProvider(type)
			.getIfUnique(OidcReactiveOAuth2UserService::new);
	}

	private static ServerOAuth2AuthorizedClientRepository authorizedClients(BeanFactory beans) {
		ServerOAuth2AuthorizedClientRepository clients = beans
			.getBeanProvider(ServerOAuth2AuthorizedClientRepository.class)
			.getIfAvailable(() -> new AuthenticatedPrincipalServerOAuth2AuthorizedClientRepository(
					beans.getBean(ReactiveOAuth2AuthorizedClientService.class)));
		return new HawcxServerAuthorizedClientRepository(clients);
	}

	private static <T> T bean(BeanFactory beans, Class<?> type, Class<?> generic) {
		return beans.<T>getBeanProvider(ResolvableType.forClassWithGenerics(type, generic)).getObject();
	}

}
