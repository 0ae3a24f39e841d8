package io.hawcx.security.stepup;

import org.jspecify.annotations.Nullable;

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
	 * Return the resolver that is used unless there is another: the {@code email} of the
	 * verified id_token of a login through Hawcx, if {@code email_verified} is true.
	 * @param registrationId the id of Hawcx' registration; what other providers vouch for
	 * does not count
	 * @return the resolver
	 */
	static HawcxUserIdResolver verifiedEmail(String registrationId) {
		return new VerifiedEmailResolver(registrationId);
	}

}
