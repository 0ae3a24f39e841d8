package io.hawcx.security.stepup;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.core.oidc.StandardClaimNames;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.util.Assert;

/**
 * Knows a user by the verified e-mail address or phone number that Hawcx's id_token
 * names.
 */
final class VerifiedContactResolver implements HawcxUserIdResolver {

	private final String registrationId;

	VerifiedContactResolver(String registrationId) {
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
		// Not the user's own getters: they mix in claims that nobody signed, and fail on
		// a
		// claim of another type, which counts as not verified here.
		Map<String, Object> claims = user.getIdToken().getClaims();
		String email = verified(claims, StandardClaimNames.EMAIL, StandardClaimNames.EMAIL_VERIFIED);
		return (email != null) ? email
				: verified(claims, StandardClaimNames.PHONE_NUMBER, StandardClaimNames.PHONE_NUMBER_VERIFIED);
	}

	private static @Nullable String verified(Map<String, Object> claims, String name, String flag) {
		return (Boolean.TRUE.equals(claims.get(flag)) && claims.get(name) instanceof String value && !value.isBlank())
				? value : null;
	}

}
