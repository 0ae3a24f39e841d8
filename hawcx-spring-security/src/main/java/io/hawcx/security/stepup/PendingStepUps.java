package io.hawcx.security.stepup;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;

import org.springframework.web.util.WebUtils;

/**
 * The step-ups that a session has started and not completed: at most eight, for a few
 * open pages, each for ten minutes and for the user who started it. They lie in the
 * session as plain JDK types, replaced rather than changed, so that a distributed session
 * store sees every step. In sessions of the container a step-up is taken once; in others
 * two requests at the same instant may both find it, and Hawcx takes a receipt once in
 * any case.
 */
final class PendingStepUps {

	static final String ATTRIBUTE = PendingStepUps.class.getName();

	static final int MOST = 8;

	static final Duration LIFETIME = Duration.ofMinutes(10);

	private static final String PURPOSE = "purpose";

	private static final String USER = "user";

	private static final String EXPIRY = "expiry";

	private final Clock clock;

	PendingStepUps(Clock clock) {
		this.clock = clock;
	}

	void add(HttpServletRequest request, String purpose, String userId) {
		Map<String, String> stepUp = new LinkedHashMap<>();
		stepUp.put(PURPOSE, purpose);
		stepUp.put(USER, userId);
		stepUp.put(EXPIRY, String.valueOf(this.clock.instant().plus(LIFETIME).toEpochMilli()));
		putBack(request, stepUp);
	}

	void putBack(HttpServletRequest request, Map<String, String> stepUp) {
		HttpSession session = request.getSession();
		synchronized (WebUtils.getSessionMutex(session)) {
			List<Map<String, String>> pending = pending(session);
			while (pending.size() >= MOST) {
				pending.remove(0);
			}
			pending.add(stepUp);
			session.setAttribute(ATTRIBUTE, pending);
		}
	}

	@Nullable Map<String, String> take(HttpServletRequest request, String purpose, String userId) {
		HttpSession session = request.getSession(false);
		if (session == null) {
			return null;
		}
		synchronized (WebUtils.getSessionMutex(session)) {
			List<Map<String, String>> pending = pending(session);
			for (Map<String, String> stepUp : pending) {
				if (purpose.equals(stepUp.get(PURPOSE)) && userId.equals(stepUp.get(USER))) {
					pending.remove(stepUp);
					session.setAttribute(ATTRIBUTE, pending);
					return stepUp;
				}
			}
			return null;
		}
	}

	private List<Map<String, String>> pending(HttpSession session) {
		List<Map<String, String>> pending = new ArrayList<>();
		if (session.getAttribute(ATTRIBUTE) instanceof List<?> stored) {
			for (Object entry : stored) {
				if (entry instanceof Map<?, ?> found && isYoung(found.get(EXPIRY))) {
					Map<String, String> stepUp = new LinkedHashMap<>();
					found.forEach((name, value) -> stepUp.put(String.valueOf(name), String.valueOf(value)));
					pending.add(stepUp);
				}
			}
		}
		return pending;
	}

	private boolean isYoung(@Nullable Object expiry) {
		return expiry instanceof String time && Long.parseLong(time) > this.clock.millis();
	}

}
