package io.hawcx.security.handover;

import io.hawcx.security.oauth2.HawcxServerAuthorizedClientRepository;
import io.hawcx.security.oauth2.internal.LoginTenants;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.core.ResolvableType;
import org.springframework.security.authentication.ReactiveAuthenticationManager;
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
 * @param hawcx those of Hawcx among them
 * @param manager redeems codes and loads users
 * @param authorizedClients stores their access tokens, if any come
 * @param responseBody decides what a script is told
 */
record ServerHandoverBeans(ReactiveClientRegistrationRepository registrations, LoginTenants hawcx,
		ReactiveAuthenticationManager manager, ServerOAuth2AuthorizedClientRepository authorizedClients,
		HawcxLoginResponseBody responseBody) {

	static ServerHandoverBeans of(BeanFactory beans, @Nullable ReactiveAuthenticationManager manager,
			@Nullable ServerOAuth2AuthorizedClientRepository authorizedClients) {
		LoginTenants hawcx = LoginTenants.of(beans);
		if (!hawcx.areSeveral()) {
			hawcx.single();
		}
		return new ServerHandoverBeans(beans.getBean(ReactiveClientRegistrationRepository.class), hawcx,
				(manager != null) ? manager : manager(beans),
				new HawcxServerAuthorizedClientRepository(
						(authorizedClients != null) ? authorizedClients : authorizedClients(beans)),
				beans.getBeanProvider(HawcxLoginResponseBody.class).getIfUnique(() -> (login, defaults) -> defaults));
	}

	// The one that oauth2Login() would create.
	private static ReactiveAuthenticationManager manager(BeanFactory beans) {
		ReactiveOAuth2AccessTokenResponseClient<OAuth2AuthorizationCodeGrantRequest> tokenClient = bean(beans,
				ReactiveOAuth2AccessTokenResponseClient.class, OAuth2AuthorizationCodeGrantRequest.class);
		OidcAuthorizationCodeReactiveAuthenticationManager manager = new OidcAuthorizationCodeReactiveAuthenticationManager(
				tokenClient, userService(beans));
		manager.setJwtDecoderFactory(bean(beans, ReactiveJwtDecoderFactory.class, ClientRegistration.class));
		beans.getBeanProvider(GrantedAuthoritiesMapper.class).ifUnique(manager::setAuthoritiesMapper);
		return manager;
	}

	private static ReactiveOAuth2UserService<OidcUserRequest, OidcUser> userService(BeanFactory beans) {
		ResolvableType type = ResolvableType.forClassWithGenerics(ReactiveOAuth2UserService.class,
				OidcUserRequest.class, OidcUser.class);
		return beans.<ReactiveOAuth2UserService<OidcUserRequest, OidcUser>>getBeanProvider(type)
			.getIfUnique(OidcReactiveOAuth2UserService::new);
	}

	private static ServerOAuth2AuthorizedClientRepository authorizedClients(BeanFactory beans) {
		return beans.getBeanProvider(ServerOAuth2AuthorizedClientRepository.class)
			.getIfAvailable(() -> new AuthenticatedPrincipalServerOAuth2AuthorizedClientRepository(
					beans.getBean(ReactiveOAuth2AuthorizedClientService.class)));
	}

	private static <T> T bean(BeanFactory beans, Class<?> type, Class<?> generic) {
		return beans.<T>getBeanProvider(ResolvableType.forClassWithGenerics(type, generic)).getObject();
	}

}
