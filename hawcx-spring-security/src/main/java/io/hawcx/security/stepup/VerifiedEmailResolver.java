package io.hawcx.security.stepup;

import org.jspecify.annotations.Nullable;

import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.util.Assert;
import org.springframework.util.StringUtils;

/**
 * Knows a user by the verified e-mail address that Hawcx' id_token names.
 */
final class VerifiedEmailResolver implements HawcxUserIdResolver {

	private final String registrationId;

	VerifiedEmailResolver(String registrationId) {
		Assert.hasText(registrationId, "registrationId must not be empty");
		this.registrationId = registrationId;
	}

	@Override
	public @Nullable String resolve(Authentication authentication) {
		if (!(authentication instanceof OAuth2AuthenticationToken login)
				|| !this.registrationId.equals(login.getAuthorizedClientRegistrationId())
				|| !(login.getPrincipal() instanceof OidcUser user)) {
			return null;
		}
		// Not the user's own getters: they mix in claims that nobody signed.
		OidcIdToken idToken = user.getIdToken();
		String email = idToken.getEmail();
		return (Boolean.TRUE.equals(idToken.getEmailVerified()) && StringUtils.hasText(email)) ? email : null;
	}

}
