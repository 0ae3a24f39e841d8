package io.hawcx.security.stepup;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The step-ups that a session has started and not completed: at most eight, for a few
 * open pages, each for ten minutes and for the user who started it. They lie in the
 * session as plain JDK types, replaced rather than changed, so that a distributed session
 * store sees every step. Not thread-safe.
 */
final class PendingStepUps {

	static final String ATTRIBUTE = PendingStepUps.class.getName();

	static final int MOST = 8;

	static final Duration LIFETIME = Duration.ofMinutes(10);

	private static final String PURPOSE = "purpose";

	private static final String USER = "user";

	private static final String EXPIRY = "expiry";

	private final Clock clock;

	private final List<Map<String, String>> pending = new ArrayList<>();

	/**
	 * Read what a session holds.
	 * @param stored the attribute
	 * @param clock tells what has expired
	 */
	PendingStepUps(@Nullable Object stored, Clock clock) {
		this.clock = clock;
		if (stored instanceof List<?> list) {
			list.forEach(this::read);
		}
	}

	private void read(Object entry) {
		if (entry instanceof Map<?, ?> found && isYoung(found.get(EXPIRY))) {
			Map<String, String> stepUp = new LinkedHashMap<>();
			found.forEach((name, value) -> stepUp.put(String.valueOf(name), String.valueOf(value)));
			this.pending.add(stepUp);
		}
	}

	private boolean isYoung(@Nullable Object expiry) {
		return expiry instanceof String time && Long.parseLong(time) > this.clock.millis();
	}

	void add(String purpose, String userId) {
		Map<String, String> stepUp = new LinkedHashMap<>();
		stepUp.put(PURPOSE, purpose);
		stepUp.put(USER, userId);
		stepUp.put(EXPIRY, String.valueOf(this.clock.instant().plus(LIFETIME).toEpochMilli()));
		putBack(stepUp);
	}

	void putBack(Map<String, String> stepUp) {
		while (this.pending.size() >= MOST) {
			this.pending.remove(0);
		}
		this.pending.add(stepUp);
	}

	@Nullable Map<String, String> take(String purpose, String userId) {
		for (Map<String, String> stepUp : this.pending) {
			if (purpose.equals(stepUp.get(PURPOSE)) && userId.equals(stepUp.get(USER))) {
				this.pending.remove(stepUp);
				return stepUp;
			}
		}
		return null;
	}

	/**
	 * Return what the session is to hold.
	 * @return the attribute
	 */
	List<Map<String, String>> toList() {
		return this.pending;
	}

}
