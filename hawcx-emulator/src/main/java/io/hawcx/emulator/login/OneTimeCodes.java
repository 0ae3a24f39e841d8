package io.hawcx.emulator.login;

import java.time.Clock;
import java.time.Duration;
import java.util.Locale;

import io.hawcx.emulator.crypto.RandomText;
import io.hawcx.emulator.state.ExpiringMap;
import org.jspecify.annotations.Nullable;

/**
 * The one-time codes that would have been sent. Thread-safe.
 */
public final class OneTimeCodes {

	static final Duration LIFETIME = Duration.ofMinutes(5);

	private final ExpiringMap<String> latest;

	private final Clock clock;

	/**
	 * Create an empty store.
	 * @param clock what codes expire on
	 */
	public OneTimeCodes(Clock clock) {
		this.clock = clock;
		this.latest = new ExpiringMap<>(clock);
	}

	CodeChallenge send(String email) {
		CodeChallenge challenge = new CodeChallenge(email, RandomText.digits(), this.clock.instant().plus(LIFETIME));
		this.latest.put(email.toLowerCase(Locale.ROOT), challenge.code(), LIFETIME);
		return challenge;
	}

	/**
	 * Return the code that was sent last.
	 * @param email to whom
	 * @return six digits, or {@code null} if none was sent in the last five minutes
	 */
	public @Nullable String latest(String email) {
		return this.latest.get(email.toLowerCase(Locale.ROOT));
	}

}
