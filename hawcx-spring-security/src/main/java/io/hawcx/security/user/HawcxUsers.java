package io.hawcx.security.user;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Predicate;

import io.hawcx.security.factor.HawcxFactors;
import io.hawcx.security.oauth2.HawcxClientRegistration;
import io.hawcx.security.oauth2.HawcxLoginClients;

import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.util.Assert;

/**
 * Makes users of those whom Hawcx vouches for, on either web stack.
 *
 * @param registrationIds tells the registrations of Hawcx
 * @param withFactors whether the factors of an id_token are granted here
 * @param withTenant whether a user's name begins with the tenant's
 */
record HawcxUsers(Predicate<String> registrationIds, boolean withFactors, boolean withTenant) {

	static HawcxUsers of(HawcxClientRegistration hawcx) {
		Assert.notNull(hawcx, "hawcx must not be null");
		return new HawcxUsers(hawcx.registrationId()::equals, false, false);
	}

	static HawcxUsers of(HawcxLoginClients clients) {
		Assert.notNull(clients, "clients must not be null");
		return new HawcxUsers((id) -> clients.find(id) != null, true, false);
	}

	HawcxUsers namesWithTenant() {
		return new HawcxUsers(this.registrationIds, this.withFactors, true);
	}

	OidcUser of(String registrationId, OidcUser user) {
		if (!this.registrationIds.test(registrationId)) {
			return user;
		}
		Set<GrantedAuthority> authorities = new LinkedHashSet<>(user.getAuthorities());
		if (this.withFactors) {
			authorities.addAll(HawcxFactors.of(user.getIdToken()));
		}
		String name = this.withTenant ? registrationId + ":" + user.getName() : user.getName();
		return new HawcxUser(registrationId, name, authorities, user.getIdToken(), user.getUserInfo());
	}

}
