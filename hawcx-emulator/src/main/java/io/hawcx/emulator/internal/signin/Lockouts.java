package io.hawcx.emulator.internal.signin;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

import io.hawcx.emulator.internal.state.ExpiringMap;

/**
 * Users who have to wait after too many wrong codes. Thread-safe.
 */
public final class Lockouts {

	private static final Duration LIFETIME = Duration.ofMinutes(5);

	private final ExpiringMap<Instant> locked;

	private final Clock clock;

	/**
	 * Create an empty store.
	 * @param clock the clock that ends the wait
	 */
	public Lockouts(Clock clock) {
		this.clock = clock;
		this.locked = new ExpiringMap<>(clock);
	}

	void lock(String identifier) {
		this.locked.put(key(identifier), this.clock.instant().plus(LIFETIME), LIFETIME);
	}

	void check(String identifier) {
		Instant until = this.locked.get(key(identifier));
		if (until != null) {
			throw SignInException.waitUntil("locked_out", until, this.clock.instant(),
					"Too many wrong codes: wait before you try again.");
		}
	}

	private static String key(String identifier) {
		return identifier.toLowerCase(Locale.ROOT);
	}

}
