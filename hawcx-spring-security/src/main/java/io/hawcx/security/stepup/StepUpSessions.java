package io.hawcx.security.stepup;

import java.time.Clock;
import java.util.Map;
import java.util.function.Consumer;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;

import org.springframework.web.util.WebUtils;

/**
 * The {@link PendingStepUps} of servlet sessions. In sessions of the container a step-up
 * is taken once; in others two requests at the same instant may both find it, and Hawcx
 * takes a receipt once in any case.
 */
final class StepUpSessions {

	private final Clock clock;

	StepUpSessions(Clock clock) {
		this.clock = clock;
	}

	void add(HttpServletRequest request, String purpose, String userId) {
		update(request, (pending) -> pending.add(purpose, userId));
	}

	void putBack(HttpServletRequest request, Map<String, String> stepUp) {
		update(request, (pending) -> pending.putBack(stepUp));
	}

	private void update(HttpServletRequest request, Consumer<PendingStepUps> change) {
		HttpSession session = request.getSession();
		synchronized (WebUtils.getSessionMutex(session)) {
			PendingStepUps pending = pending(session);
			change.accept(pending);
			session.setAttribute(PendingStepUps.ATTRIBUTE, pending.toList());
		}
	}

	@Nullable Map<String, String> take(HttpServletRequest request, String purpose, String userId) {
		HttpSession session = request.getSession(false);
		if (session == null) {
			return null;
		}
		synchronized (WebUtils.getSessionMutex(session)) {
			PendingStepUps pending = pending(session);
			Map<String, String> taken = pending.take(purpose, userId);
			if (taken != null) {
				session.setAttribute(PendingStepUps.ATTRIBUTE, pending.toList());
			}
			return taken;
		}
	}

	private PendingStepUps pending(HttpSession session) {
		return new PendingStepUps(session.getAttribute(PendingStepUps.ATTRIBUTE), this.clock);
	}

}
