package io.hawcx.security.handover;

import java.util.Collection;

import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.core.user.OAuth2User;

/**
 * A login on its way from the provider to the filter, with what Hawcx authorized. The
 * filter keeps the two apart, as the one for redirects does: the session holds a plain
 * {@link OAuth2AuthenticationToken}.
 */
final class HandedOverLogin extends OAuth2AuthenticationToken {

	private static final long serialVersionUID = 1L;

	private final transient OAuth2AuthorizedClient client;

	HandedOverLogin(OAuth2User user, Collection<? extends GrantedAuthority> authorities,
			OAuth2AuthorizedClient client) {
		super(user, authorities, client.getClientRegistration().getRegistrationId());
		this.client = client;
	}

	OAuth2AuthorizedClient client() {
		return this.client;
	}

	OAuth2AuthenticationToken plain() {
		OAuth2AuthenticationToken plain = new OAuth2AuthenticationToken(getPrincipal(), getAuthorities(),
				getAuthorizedClientRegistrationId());
		plain.setDetails(getDetails());
		return plain;
	}

}
