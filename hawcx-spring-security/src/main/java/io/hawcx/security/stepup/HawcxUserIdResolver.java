package io.hawcx.security.stepup;

import org.jspecify.annotations.Nullable;

import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;

/**
 * Tells by what id Hawcx knows a signed-in user. Whoever an implementation names can have
 * the phone number or second factor changed by the signed-in user, after Hawcx has asked
 * for a proof: never take the id from what a browser sent. As a bean it is used by
 * {@link HawcxStepUpConfigurer}. Implementations are thread-safe.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface HawcxUserIdResolver {

	/**
	 * Find the user's id.
	 * @param authentication the signed-in user, never anonymous
	 * @return the id, or {@code null} if the login does not tell it, which refuses the
	 * change
	 */
	@Nullable String resolve(Authentication authentication);

	/**
	 * Find the user's id, for a call that cannot do without.
	 * @param authentication the signed-in user, never anonymous
	 * @return the id
	 * @throws AccessDeniedException if the login does not tell it
	 */
	default String require(Authentication authentication) {
		String userId = resolve(authentication);
		if (userId == null || userId.isBlank()) {
			throw new AccessDeniedException(
					"The sign-in tells no verified e-mail address or phone number, by which Hawcx would know the user.");
		}
		return userId;
	}

	/**
	 * Return the resolver that is used unless there is another: the {@code email} of the
	 * verified id_token of a login through Hawcx, if {@code email_verified} is true, else
	 * its {@code phone_number}, if {@code phone_number_verified} is true. A claim of
	 * another type counts as not verified. Whether Hawcx sends
	 * {@code phone_number_verified} is not published; where it does not, users without a
	 * verified e-mail address have no id.
	 * @param registrationId the id of Hawcx's registration; what other providers vouch
	 * for does not count
	 * @return the resolver
	 */
	static HawcxUserIdResolver verifiedContact(String registrationId) {
		return new VerifiedContactResolver(registrationId);
	}

}
