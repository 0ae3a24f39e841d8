package io.hawcx.test.security;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import io.hawcx.security.factor.HawcxFactors;
import io.hawcx.security.user.HawcxUser;

import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/**
 * Principals of the application's own side, where the class of the same name that tests
 * use is another.
 */
final class TenantUsers {

	private TenantUsers() {
	}

	/**
	 * Make a tenant's user, as the starter's user service does.
	 * @param tenant the tenant's name
	 * @param loaded who was loaded
	 * @return the user, with the factors of the id_token
	 */
	static OidcUser of(String tenant, OidcUser loaded) {
		List<GrantedAuthority> authorities = new ArrayList<>(loaded.getAuthorities());
		authorities.addAll(HawcxFactors.of(loaded.getIdToken()));
		return new HawcxUser(tenant, loaded.getName(), authorities, loaded.getIdToken(), loaded.getUserInfo());
	}

	/**
	 * Give a user other authorities.
	 * @param user the user
	 * @param authorities all that are granted
	 * @return the user, who tells the tenant if it did before
	 */
	static OidcUser with(OidcUser user, Collection<? extends GrantedAuthority> authorities) {
		return (user instanceof HawcxUser hawcx)
				? new HawcxUser(hawcx.tenant(), hawcx.getName(), authorities, hawcx.getIdToken(), hawcx.getUserInfo())
				: new DefaultOidcUser(authorities, user.getIdToken(), user.getUserInfo());
	}

}
