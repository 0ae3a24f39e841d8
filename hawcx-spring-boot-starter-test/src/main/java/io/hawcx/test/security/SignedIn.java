package io.hawcx.test.security;

import java.util.Collection;
import java.util.Map;

import io.hawcx.security.factor.HawcxFactorsMapper;

import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.mapping.GrantedAuthoritiesMapper;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.util.Assert;

/**
 * The last steps of a login: load the user, map the authorities.
 */
final class SignedIn {

	// Nothing is ever sent there (RFC 2606).
	private static final String NOWHERE = "https://hawcx.invalid/";

	private final MockHawcxUser user;

	private final OAuth2UserService<OidcUserRequest, OidcUser> userService;

	private final GrantedAuthoritiesMapper mapper;

	SignedIn(MockHawcxUser user, OAuth2UserService<OidcUserRequest, OidcUser> userService,
			GrantedAuthoritiesMapper mapper) {
		this.user = user;
		this.userService = userService;
		this.mapper = mapper;
	}

	/**
	 * Without an application, whose issuer and client are then those of the claims.
	 * @param user the user
	 * @return the login
	 */
	static SignedIn here(MockHawcxUser user) {
		if (user.isOfTenant()) {
			OidcUserService plain = new OidcUserService();
			return new SignedIn(user, (request) -> TenantUsers.of(user.registrationId(), plain.loadUser(request)),
					(authorities) -> authorities);
		}
		String issuer = String.valueOf(user.claims().get("iss"));
		return new SignedIn(user, new OidcUserService(), new HawcxFactorsMapper(issuer, user.clientId()));
	}

	ClientRegistration registration() {
		return ClientRegistration.withRegistrationId(this.user.registrationId())
			.clientId(this.user.clientId())
			.clientAuthenticationMethod(ClientAuthenticationMethod.NONE)
			.authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
			.redirectUri("{baseUrl}/login/oauth2/code/{registrationId}")
			.scope("openid")
			.authorizationUri(NOWHERE)
			.tokenUri(NOWHERE)
			.userNameAttributeName("sub")
			.build();
	}

	OAuth2AuthenticationToken authentication() {
		OidcUser loaded = load();
		return new OAuth2AuthenticationToken(loaded, map(loaded), this.user.registrationId());
	}

	OidcUser withMappedAuthorities() {
		OidcUser loaded = load();
		return TenantUsers.with(loaded, map(loaded));
	}

	private OidcUser load() {
		OidcIdToken idToken = this.user.idToken();
		OAuth2AccessToken none = new OAuth2AccessToken(OAuth2AccessToken.TokenType.BEARER, "none-in-a-test", null,
				null);
		OidcUser loaded = this.userService
			.loadUser(new OidcUserRequest(registration(), none, idToken, Map.of("id_token", idToken.getTokenValue())));
		Assert.state(loaded != null, "the user service must not return null");
		return loaded;
	}

	private Collection<? extends GrantedAuthority> map(OidcUser loaded) {
		return this.mapper.mapAuthorities(loaded.getAuthorities());
	}

}
