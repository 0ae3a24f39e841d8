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

	Approval ask(String email) {
		Approval approval = new Approval(email, this.clock.instant().plus(LIFETIME));
		this.pending.put(key(email), approval, LIFETIME);
		return approval;
	}

	/**
	 * Return the confirmations that are waited for.
	 * @return the users' e-mail addresses
	 */
	public List<String> waiting() {
		return this.pending.values().stream().map(Approval::email).toList();
	}

	/**
	 * Answer in a user's place.
	 * @param email the user's e-mail address
	 * @param approved whether the user approves
	 * @return whether anything was waited for
	 */
	public boolean decide(String email, boolean approved) {
		Approval approval = this.pending.remove(key(email));
		return approval != null && approval.decide(approved);
	}

	private static String key(String email) {
		return email.toLowerCase(Locale.ROOT);
	}

}
