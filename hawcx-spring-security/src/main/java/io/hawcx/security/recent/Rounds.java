package io.hawcx.security.recent;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;

import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/**
 * A session's way through Hawcx and back for a recent login: who began it, and when it
 * came back. It lies in the session as plain JDK types.
 */
final class Rounds {

	static final String ATTRIBUTE = Rounds.class.getName();

	private static final Duration LIFETIME = Duration.ofMinutes(10);

	// From coming back to asking for the page that wanted the login.
	private static final Duration LANDING = Duration.ofMinutes(1);

	private static final String USER = "user";

	private static final String MAX_AGE = "max_age";

	private static final String BEGUN = "begun";

	private static final String BACK = "back";

	private final Clock clock;

	Rounds(Clock clock) {
		this.clock = clock;
	}

	void begin(HttpServletRequest request, Authentication authentication, Duration maxAge) {
		Map<String, String> round = new LinkedHashMap<>();
		round.put(USER, user(authentication));
		round.put(MAX_AGE, String.valueOf(maxAge.toSeconds()));
		round.put(BEGUN, String.valueOf(this.clock.millis()));
		request.getSession().setAttribute(ATTRIBUTE, round);
	}

	boolean isAnothers(HttpServletRequest request, Authentication authentication) {
		Map<?, ?> round = find(request);
		return round != null && !round.containsKey(BACK) && !user(authentication).equals(round.get(USER));
	}

	void comeBack(HttpServletRequest request) {
		Map<?, ?> begun = find(request);
		if (begun != null && !begun.containsKey(BACK)) {
			Map<String, String> round = new LinkedHashMap<>();
			begun.forEach((name, value) -> round.put(String.valueOf(name), String.valueOf(value)));
			round.put(BACK, String.valueOf(this.clock.millis()));
			request.getSession().setAttribute(ATTRIBUTE, round);
		}
	}

	/**
	 * Tell whether another round would be a circle.
	 * @param request the request
	 * @param maxAge what is wanted now; stricter than before is worth another round
	 * @return whether a login that was to be this recent has just been asked for
	 */
	boolean hasJustComeBack(HttpServletRequest request, Duration maxAge) {
		Map<?, ?> round = find(request);
		return round != null && isYoung(round.get(BACK), LANDING)
				&& Long.parseLong(String.valueOf(round.get(MAX_AGE))) <= maxAge.toSeconds();
	}

	void end(HttpServletRequest request) {
		request.getSession().removeAttribute(ATTRIBUTE);
	}

	private @Nullable Map<?, ?> find(HttpServletRequest request) {
		HttpSession session = request.getSession(false);
		Object found = (session != null) ? session.getAttribute(ATTRIBUTE) : null;
		return (found instanceof Map<?, ?> round && isYoung(round.get(BEGUN), LIFETIME)) ? round : null;
	}

	private boolean isYoung(@Nullable Object time, Duration lifetime) {
		return time instanceof String text && this.clock.millis() - Long.parseLong(text) < lifetime.toMillis();
	}

	private static String user(Authentication authentication) {
		if (authentication instanceof OAuth2AuthenticationToken login
				&& login.getPrincipal() instanceof OidcUser user) {
			return login.getAuthorizedClientRegistrationId() + " " + user.getSubject();
		}
		return " " + authentication.getName();
	}

}
