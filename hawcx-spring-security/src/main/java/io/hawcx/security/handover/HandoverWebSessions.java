package io.hawcx.security.handover;

import java.time.Clock;
import java.util.function.Consumer;

import org.springframework.web.server.WebSession;

/**
 * The {@link HandoverState} of web sessions. In Spring's own sessions in memory each
 * change sees the one before it; with any other store that depends on the store.
 */
final class HandoverWebSessions {

	private final Clock clock;

	HandoverWebSessions(Clock clock) {
		this.clock = clock;
	}

	/**
	 * Read what a session holds.
	 * @param session the session
	 * @return a copy
	 */
	HandoverState read(WebSession session) {
		return new HandoverState(session.getAttribute(HandoverState.ATTRIBUTE), this.clock);
	}

	/**
	 * Change what a session holds.
	 * @param session the session
	 * @param change the change
	 */
	void update(WebSession session, Consumer<HandoverState> change) {
		session.getAttributes().compute(HandoverState.ATTRIBUTE, (name, stored) -> {
			HandoverState state = new HandoverState(stored, this.clock);
			change.accept(state);
			return state.toMap();
		});
	}

}
