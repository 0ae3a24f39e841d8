package io.hawcx.security.recent;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;

import org.springframework.security.core.Authentication;

/**
 * Keeps a login that was asked for again in the servlet session.
 */
final class SessionReauthentication {

	static final String ATTRIBUTE = SessionReauthentication.class.getName();

	private final Reauthentication reauthentication;

	SessionReauthentication(Clock clock) {
		this.reauthentication = new Reauthentication(clock);
	}

	void begin(HttpServletRequest request, Authentication authentication, Duration maxAge) {
		request.getSession().setAttribute(ATTRIBUTE, this.reauthentication.begin(authentication, maxAge));
	}

	boolean isWayBack(HttpServletRequest request, Authentication authentication) {
		return this.reauthentication.isWayBack(stored(request), authentication);
	}

	boolean isAnothers(HttpServletRequest request, Authentication authentication) {
		return this.reauthentication.isAnothers(stored(request), authentication);
	}

	void comeBack(HttpServletRequest request) {
		Map<String, String> back = this.reauthentication.comeBack(stored(request));
		if (back != null) {
			request.getSession().setAttribute(ATTRIBUTE, back);
		}
	}

	boolean hasJustComeBack(HttpServletRequest request, Duration maxAge) {
		return this.reauthentication.hasJustComeBack(stored(request), maxAge);
	}

	void end(HttpServletRequest request) {
		request.getSession().removeAttribute(ATTRIBUTE);
	}

	private static @Nullable Object stored(HttpServletRequest request) {
		HttpSession session = request.getSession(false);
		return (session != null) ? session.getAttribute(ATTRIBUTE) : null;
	}

}
