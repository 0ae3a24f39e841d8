
package io.hawcx.security.stepup;

import io.hawcx.security.oauth2.HawcxLoginClients;
import org.jspecify.annotations.Nullable;

import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.util.Assert;

/**
 * Finds the id by which Hawcx knows a signed-in user, for management calls and step-ups.
 * Whoever an implementation names can have the phone number or second factor changed by
 * the signed-in user: never take the id from what a browser sent, or from a claim that
 * nobody has verified. The auto-configuration has a bean of
 * {@link #verifiedContact(String)} unless the application has one of its own.
 * Implementations are thread-safe, and on the reactive stack they do not block.
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
	 * Find the user's id where nothing can be done without it.
	 * @param authentication the signed-in user, never anonymous
	 * @return the id
	 * @throws AccessDeniedException if the login does not tell it; the message is a
	 * sentence for the user, and Spring Security answers 403
	 */
	default String require(Authentication authentication) {
		String userId = resolve(authentication);
		if (userId == null || userId.isBlank()) {
			throw new AccessDeniedException(StepUpProblem.USER_ID_UNKNOWN);
		}
		return userId;
	}

	/**
	 * Return the resolver that is used unless there is another. It reads the verified
	 * id_token of a login through Hawcx: the {@code email} if {@code email_verified} is
	 * true, else the {@code phone_number} if {@code phone_number_verified} is true. A
	 * claim of another type counts as not verified.
	 * <p>
	 * Guesses: what management calls take as user id is not documented; the identifier is
	 * assumed by which the user signs in, an e-mail address or a phone number. And the
	 * claims that Hawcx is known to send (its id_tokens and {@code claims_supported}) do
	 * not include {@code phone_number_verified}. Where it is absent, the
	 * {@code phone_number} of a token without any {@code email} is taken as verified,
	 * since such a user has signed up by phone.
	 * @param registrationId the id of Hawcx's registration; what other providers vouch
	 * for does not count
	 * @return the resolver
	 */
	static HawcxUserIdResolver verifiedContact(String registrationId) {
		Assert.hasText(registrationId, "registrationId must not be empty");
		return new VerifiedContactResolver(registrationId::equals);
	}

	/**
	 * Return the same resolver for several Hawcx projects. The id is one of the project
	 * that the login was of, and may be somebody else's at another.
	 * @param clients finds the project of a registration; what other providers vouch for
	 * does not count
	 * @return the resolver
	 */
	static HawcxUserIdResolver verifiedContact(HawcxLoginClients clients) {
		Assert.notNull(clients, "clients must not be null");
		return new VerifiedContactResolver((id) -> clients.find(id) != null);
	}

}
