package io.hawcx.security.stepup;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;

import org.springframework.web.server.WebSession;

/**
 * The {@link PendingStepUps} of web sessions. In Spring's own sessions in memory a
 * step-up is taken once; with any other store that depends on the store, and Hawcx takes
 * a receipt once in any case.
 */
final class StepUpWebSessions {

	private final Clock clock;

	StepUpWebSessions(Clock clock) {
		this.clock = clock;
	}

	void add(WebSession session, String purpose, String userId) {
		session.getAttributes().compute(PendingStepUps.ATTRIBUTE, (name, stored) -> {
			PendingStepUps pending = new PendingStepUps(stored, this.clock);
			pending.add(purpose, userId);
			return pending.toList();
		});
	}

	void putBack(WebSession session, Map<String, String> stepUp) {
		session.getAttributes().compute(PendingStepUps.ATTRIBUTE, (name, stored) -> {
			PendingStepUps pending = new PendingStepUps(stored, this.clock);
			pending.putBack(stepUp);
			return pending.toList();
		});
	}

	@Nullable Map<String, String> take(WebSession session, String purpose, String userId) {
		AtomicReference<@Nullable Map<String, String>> taken = new AtomicReference<>();
		session.getAttributes().computeIfPresent(PendingStepUps.ATTRIBUTE, (name, stored) -> {
			PendingStepUps pending = new PendingStepUps(stored, this.clock);
			taken.set(pending.take(purpose, userId));
			return pending.toList();
		});
		return taken.get();
	}

}
