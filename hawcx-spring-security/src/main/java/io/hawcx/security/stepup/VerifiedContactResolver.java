
package io.hawcx.security.stepup;

import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.StandardClaimNames;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.util.StringUtils;

/**
 * Knows a user by the verified e-mail address, else by the verified phone number, that
 * Hawcx's id_token names.
 */
final class VerifiedContactResolver implements HawcxUserIdResolver {

	private final Predicate<String> registrationIds;

	VerifiedContactResolver(Predicate<String> registrationIds) {
		this.registrationIds = registrationIds;
	}

	@Override
	public @Nullable String resolve(Authentication authentication) {
		if (!(authentication instanceof OAuth2AuthenticationToken login)
				|| !this.registrationIds.test(login.getAuthorizedClientRegistrationId())
				|| !(login.getPrincipal() instanceof OidcUser user)) {
			return null;
		}
		// Not the user's own getters: they mix in claims that nobody signed, and throw
		// where a claim has another type.
		OidcIdToken idToken = user.getIdToken();
		String email = email(idToken);
		return (email != null) ? email : phone(idToken);
	}

	private static @Nullable String email(OidcIdToken idToken) {
		boolean verified = Boolean.TRUE.equals(claim(idToken, StandardClaimNames.EMAIL_VERIFIED));
		return verified ? id(claim(idToken, StandardClaimNames.EMAIL)) : null;
	}

	private static @Nullable String phone(OidcIdToken idToken) {
		Object verified = claim(idToken, StandardClaimNames.PHONE_NUMBER_VERIFIED);
		// Hawcx is not known to send that claim. Who has no e-mail address at all has
		// signed up by the phone number, and so has proved it.
		boolean signedUpByPhone = verified == null && claim(idToken, StandardClaimNames.EMAIL) == null;
		return (Boolean.TRUE.equals(verified) || signedUpByPhone) ? id(claim(idToken, StandardClaimNames.PHONE_NUMBER))
				: null;
	}

	private static @Nullable Object claim(OidcIdToken idToken, String name) {
		return idToken.getClaims().get(name);
	}

	private static @Nullable String id(@Nullable Object claim) {
		return (claim instanceof String text && StringUtils.hasText(text)
				&& text.chars().noneMatch(Character::isISOControl)) ? text : null;
	}

}
