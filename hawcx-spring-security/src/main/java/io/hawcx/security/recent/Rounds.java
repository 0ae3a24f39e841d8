package io.hawcx.security.recent;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;

import org.springframework.security.core.Authentication;

/**
 * The round trip of a servlet session.
 */
final class Rounds {

	static final String ATTRIBUTE = Rounds.class.getName();

	private final RoundTrip rounds;

	Rounds(Clock clock) {
		this.rounds = new RoundTrip(clock);
	}

	void begin(HttpServletRequest request, Authentication authentication, Duration maxAge) {
		request.getSession().setAttribute(ATTRIBUTE, this.rounds.begin(authentication, maxAge));
	}

	boolean isAnothers(HttpServletRequest request, Authentication authentication) {
		return this.rounds.isAnothers(stored(request), authentication);
	}

	void comeBack(HttpServletRequest request) {
		Map<String, String> back = this.rounds.comeBack(stored(request));
		if (back != null) {
			request.getSession().setAttribute(ATTRIBUTE, back);
		}
	}

	boolean hasJustComeBack(HttpServletRequest request, Duration maxAge) {
		return this.rounds.hasJustComeBack(stored(request), maxAge);
	}

	void end(HttpServletRequest request) {
		request.getSession().removeAttribute(ATTRIBUTE);
	}

	private static @Nullable Object stored(HttpServletRequest request) {
		HttpSession session = request.getSession(false);
		return (session != null) ? session.getAttribute(ATTRIBUTE) : null;
	}

}
