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
 * A session's way through Hawcx and back for a recent login: who began it, and when it
 * came back. It lies in the session as plain JDK types, replaced rather than changed.
 */
final class RoundTrip {

	// From coming back to asking for the page that wanted the login.
	private static final Duration LANDING = Duration.ofMinutes(1);

	private static final String USER = "user";

	private static final String MAX_AGE = "max_age";

	private static final String BACK = "back";

	private static final String LOGIN = "login";

	private final Clock clock;

	/**
	 * Create round trips.
	 * @param clock the clock that they expire by
	 */
	RoundTrip(Clock clock) {
		this.clock = clock;
	}

	/**
	 * Begin a round.
	 * @param authentication who begins it
	 * @param maxAge how recent a login is wanted
	 * @return what the session is to hold
	 */
	Map<String, String> begin(Authentication authentication, Duration maxAge) {
		Map<String, String> round = new LinkedHashMap<>();
		round.put(USER, user(authentication));
		round.put(MAX_AGE, String.valueOf(maxAge.toSeconds()));
		round.put(LOGIN, login(authentication));
		return round;
	}

	/**
	 * Tell whether a round was begun by another user and has not come back, however long
	 * ago.
	 * @param stored what the session holds
	 * @param authentication who comes back
	 * @return whether the session must end
	 */
	boolean isAnothers(@Nullable Object stored, Authentication authentication) {
		return stored instanceof Map<?, ?> round && !round.containsKey(BACK)
				&& !user(authentication).equals(round.get(USER));
	}

	/**
	 * Come back from a round.
	 * @param stored what the session holds
	 * @return what it is to hold, or {@code null} if there is nothing to change
	 */
	@Nullable Map<String, String> comeBack(@Nullable Object stored) {
		if (!(stored instanceof Map<?, ?> begun) || begun.containsKey(BACK)) {
			return null;
		}
		Map<String, String> round = new LinkedHashMap<>();
		begun.forEach((name, value) -> round.put(String.valueOf(name), String.valueOf(value)));
		round.put(BACK, String.valueOf(this.clock.millis()));
		return round;
	}

	/**
	 * Tell whether another round would be a circle.
	 * @param stored what the session holds
	 * @param maxAge what is wanted now; stricter than before is worth another round
	 * @return whether a login that was to be this recent has just been asked for
	 */
	boolean hasJustComeBack(@Nullable Object stored, Duration maxAge) {
		return stored instanceof Map<?, ?> round && isLanding(round.get(BACK)) && isAsStrict(round, maxAge);
	}

	/**
	 * Tell whether another round would be a circle, in a chain that does not tell when a
	 * user comes back: by another id_token than the one that the round began with.
	 * @param stored what the session holds
	 * @param maxAge what is wanted now
	 * @param authentication who is signed in now
	 * @return whether a login that was to be this recent has been asked for
	 */
	boolean hasSignedInAgain(@Nullable Object stored, Duration maxAge, Authentication authentication) {
		return stored instanceof Map<?, ?> round && !round.containsKey(BACK) && round.containsKey(LOGIN)
				&& !round.get(LOGIN).equals(login(authentication)) && isAsStrict(round, maxAge);
	}

	private static boolean isAsStrict(Map<?, ?> round, Duration maxAge) {
		return Long.parseLong(String.valueOf(round.get(MAX_AGE))) <= maxAge.toSeconds();
	}

	private static String login(Authentication authentication) {
		return (authentication.getPrincipal() instanceof OidcUser user)
				? user.getIdToken().getIssuedAt() + " " + user.getIdToken().getClaimAsString("jti") : "";
	}

	private boolean isLanding(@Nullable Object back) {
		return back instanceof String text && this.clock.millis() - Long.parseLong(text) < LANDING.toMillis();
	}

	private static String user(Authentication authentication) {
		if (authentication instanceof OAuth2AuthenticationToken login
				&& login.getPrincipal() instanceof OidcUser user) {
			return login.getAuthorizedClientRegistrationId() + " " + user.getSubject();
		}
		return " " + authentication.getName();
	}

}
