package io.hawcx.emulator.internal.signin;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

import io.hawcx.emulator.internal.state.ExpiringMap;

/**
 * The confirmations that are waited for, the latest of each user. Thread-safe.
 */
public final class Approvals {

	static final Duration LIFETIME = Duration.ofMinutes(5);

	private final ExpiringMap<Approval> pending;

	private final Clock clock;

	/**
	 * Create an empty store.
	 * @param clock what they expire on
	 */
	public Approvals(Clock clock) {
		this.clock = clock;
		this.pending = new ExpiringMap<>(clock, 1_000);
	}

	Approval ask(String identifier) {
		Approval approval = new Approval(identifier, this.clock.instant().plus(LIFETIME));
		this.pending.put(key(identifier), approval, LIFETIME);
		return approval;
	}

	/**
	 * Return the confirmations that are waited for.
	 * @return what the users sign in with
	 */
	public List<String> waiting() {
		return this.pending.values().stream().map(Approval::identifier).toList();
	}

	/**
	 * Answer in a user's place.
	 * @param identifier what the user signs in with
	 * @param approved whether the user approves
	 * @return whether anything was waited for
	 */
	public boolean decide(String identifier, boolean approved) {
		Approval approval = this.pending.remove(key(identifier));
		return approval != null && approval.decide(approved);
	}

	private static String key(String identifier) {
		return identifier.toLowerCase(Locale.ROOT);
	}

}
