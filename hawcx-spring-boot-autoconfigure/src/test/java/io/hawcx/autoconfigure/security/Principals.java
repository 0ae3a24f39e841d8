package io.hawcx.autoconfigure.security;

import java.util.stream.Collectors;

import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/**
 * What the contract's pages say of who is signed in.
 */
final class Principals {

	private Principals() {
	}

	static String name(Authentication user) {
		return (user.getPrincipal() instanceof OidcUser oidc && oidc.getEmail() != null) ? oidc.getEmail()
				: user.getName();
	}

	static String factors(Authentication user) {
		return user.getAuthorities()
			.stream()
			.filter(FactorGrantedAuthority.class::isInstance)
			.map(FactorGrantedAuthority.class::cast)
			.map((factor) -> factor.getAuthority() + "@" + factor.getIssuedAt().getEpochSecond())
			.sorted()
			.collect(Collectors.joining(" "));
	}

}
