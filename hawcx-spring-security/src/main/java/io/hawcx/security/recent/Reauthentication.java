package io.hawcx.security.recent;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/**
 * A second login that a page asked for because the first was not recent enough: who began
 * it, and when it came back. It lies in the session as plain JDK types, replaced rather
 * than changed.
 */
final class Reauthentication {

	// From coming back to asking for the page that wanted the login.
	private static final Duration LANDING = Duration.ofMinutes(1);

	private static final String USER = "user";

	private static final String MAX_AGE = "max_age";

	private static final String BACK = "back";

	private static final String LOGIN = "login";

	private final Clock clock;

	/**
	 * Create an instance.
	 * @param clock the clock that it expires by
	 */
	Reauthentication(Clock clock) {
		this.clock = clock;
	}

	/**
	 * Record that the user is sent to sign in again.
	 * @param authentication who begins it
	 * @param maxAge how recent a login is wanted
	 * @return what the session is to hold
	 */
	Map<String, String> begin(Authentication authentication, Duration maxAge) {
		Map<String, String> begun = new LinkedHashMap<>();
		begun.put(USER, user(authentication));
		begun.put(MAX_AGE, String.valueOf(maxAge.toSeconds()));
		begun.put(LOGIN, login(authentication));
		return begun;
	}

	/**
	 * Tell whether a login is one by the provider that the user was sent to. Other ways
	 * to sign in, which the application may have, are no way back.
	 * @param stored what the session holds
	 * @param authentication who signs in
	 * @return whether it is a way back
	 */
	boolean isWayBack(@Nullable Object stored, Authentication authentication) {
		return stored instanceof Map<?, ?> begun && authentication instanceof OAuth2AuthenticationToken login
				&& String.valueOf(begun.get(USER)).startsWith(login.getAuthorizedClientRegistrationId() + " ");
	}

	/**
	 * Tell whether it was begun by another user and has not come back, however long ago.
	 * @param stored what the session holds
	 * @param authentication who comes back
	 * @return whether the session must end
	 */
	boolean isAnothers(@Nullable Object stored, Authentication authentication) {
		return stored instanceof Map<?, ?> begun && !begun.containsKey(BACK)
				&& !user(authentication).equals(begun.get(USER));
	}

	/**
	 * Record that the user came back.
	 * @param stored what the session holds
	 * @return what it is to hold, or {@code null} if there is nothing to change
	 */
	@Nullable Map<String, String> comeBack(@Nullable Object stored) {
		if (!(stored instanceof Map<?, ?> begun) || begun.containsKey(BACK)) {
			return null;
		}
		Map<String, String> back = new LinkedHashMap<>();
		begun.forEach((name, value) -> back.put(String.valueOf(name), String.valueOf(value)));
		back.put(BACK, String.valueOf(this.clock.millis()));
		return back;
	}

	/**
	 * Tell whether asking again would be a loop.
	 * @param stored what the session holds
	 * @param maxAge what is wanted now; stricter than before is worth asking again
	 * @return whether a login that was to be this recent has just been asked for
	 */
	boolean hasJustComeBack(@Nullable Object stored, Duration maxAge) {
		return stored instanceof Map<?, ?> begun && isLanding(begun.get(BACK)) && isAsStrict(begun, maxAge);
	}

	/**
	 * Tell whether asking again would be a loop, in a chain that does not tell when a
	 * user comes back: by another id_token than the one at its beginning.
	 * @param stored what the session holds
	 * @param maxAge what is wanted now
	 * @param authentication who is signed in now
	 * @return whether a login that was to be this recent has been asked for
	 */
	boolean hasSignedInAgain(@Nullable Object stored, Duration maxAge, Authentication authentication) {
		return stored instanceof Map<?, ?> begun && !begun.containsKey(BACK) && begun.containsKey(LOGIN)
				&& !begun.get(LOGIN).equals(login(authentication)) && isAsStrict(begun, maxAge);
	}

	private static boolean isAsStrict(Map<?, ?> begun, Duration maxAge) {
		return Long.parseLong(String.valueOf(begun.get(MAX_AGE))) <= maxAge.toSeconds();
	}

	private static String login(Authentication authentication) {
		return (authentication.getPrincipal() instanceof OidcUser user)
				? user.getIdToken().getIssuedAt() + " " + user.getIdToken().getClaimAsString("jti") : "";
	}

	private boolean isLanding(@Nullable Object back) {
		return back instanceof String text && this.clock.millis() - Long.parseLong(text) < LANDING.toMillis();
	}

	/**
	 * Return the registration that a user signed in through.
	 * @param authentication the user, or {@code null}
	 * @return its id, empty for other ways to sign in
	 */
	static String registrationId(@Nullable Authentication authentication) {
		return (authentication instanceof OAuth2AuthenticationToken login) ? login.getAuthorizedClientRegistrationId()
				: "";
	}

	private static String user(Authentication authentication) {
		if (authentication instanceof OAuth2AuthenticationToken login
				&& login.getPrincipal() instanceof OidcUser user) {
			return login.getAuthorizedClientRegistrationId() + " " + user.getSubject();
		}
		return " " + authentication.getName();
	}

}
