package io.hawcx.emulator.internal.signin;

import java.time.Clock;
import java.time.Duration;
import java.util.Locale;

import io.hawcx.emulator.internal.crypto.Seed;
import io.hawcx.emulator.internal.crypto.Totp;
import io.hawcx.emulator.internal.state.ExpiringMap;

/**
 * The users' authenticator applications, each with a secret that comes from the seed.
 * Thread-safe.
 */
public final class Authenticators {

	private static final int SECRET_BYTES = 20;

	private static final Duration REMEMBERED = Duration.ofMinutes(2);

	private final ExpiringMap<Boolean> used;

	private final Seed seed;

	private final Clock clock;

	/**
	 * Create the authenticators.
	 * @param seed where secrets come from
	 * @param clock what codes change on
	 */
	public Authenticators(Seed seed, Clock clock) {
		this.seed = seed;
		this.clock = clock;
		this.used = new ExpiringMap<>(clock);
	}

	/**
	 * Return what a user's authenticator shows now.
	 * @param identifier what the user signs in with
	 * @return six digits
	 */
	public String code(String identifier) {
		return Totp.code(secret(identifier), Totp.step(this.clock.instant()));
	}

	String spelledSecret(String identifier) {
		return Totp.spell(secret(identifier));
	}

	/**
	 * Check a code, one step early or late too; each is accepted once (RFC 6238, section
	 * 5.2).
	 * @param identifier what the user signs in with
	 * @param digits what was typed
	 * @return whether it is right
	 */
	boolean accepts(String identifier, String digits) {
		long now = Totp.step(this.clock.instant());
		for (long step = now - 1; step <= now + 1; step++) {
			if (Totp.code(secret(identifier), step).equals(digits)) {
				return this.used.putIfAbsent(key(identifier) + " " + step, true, REMEMBERED);
			}
		}
		return false;
	}

	private byte[] secret(String identifier) {
		return this.seed.bytes("authenticator " + key(identifier), SECRET_BYTES);
	}

	private static String key(String identifier) {
		return identifier.toLowerCase(Locale.ROOT);
	}

}
