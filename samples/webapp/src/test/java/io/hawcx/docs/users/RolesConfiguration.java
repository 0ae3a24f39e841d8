package io.hawcx.docs.users;

import java.util.LinkedHashSet;
import java.util.Set;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/**
 * Gives users the roles that the application's own table has for them.
 */
@Configuration(proxyBeanMethods = false)
class RolesConfiguration {

	@Bean
	OAuth2UserService<OidcUserRequest, OidcUser> oidcUserService(Accounts accounts) {
		OidcUserService stock = new OidcUserService();
		return (request) -> {
			OidcUser user = stock.loadUser(request);
			Set<GrantedAuthority> authorities = new LinkedHashSet<>(user.getAuthorities());
			accounts.findOrCreate(user.getIssuer().toString(), user.getSubject())
				.roles()
				.forEach((role) -> authorities.add(new SimpleGrantedAuthority("ROLE_" + role)));
			return new DefaultOidcUser(authorities, user.getIdToken(), user.getUserInfo());
		};
	}

}
