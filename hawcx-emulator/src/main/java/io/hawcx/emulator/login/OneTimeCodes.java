package io.hawcx.emulator.login;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;

import io.hawcx.emulator.crypto.RandomText;
import io.hawcx.emulator.state.ExpiringMap;
import org.jspecify.annotations.Nullable;

/**
 * The one-time codes that would have been sent, and those that authenticators show.
 * Thread-safe.
 */
public final class OneTimeCodes {

	static final Duration LIFETIME = Duration.ofMinutes(5);

	private final ExpiringMap<String> latest;

	private final Authenticators authenticators;

	private final Clock clock;

	/**
	 * Create an empty store.
	 * @param authenticators the users' authenticators
	 * @param clock what codes expire on
	 */
	public OneTimeCodes(Authenticators authenticators, Clock clock) {
		this.authenticators = authenticators;
		this.clock = clock;
		this.latest = new ExpiringMap<>(clock);
	}

	CodeChallenge send(String email) {
		return challenge(Factor.EMAIL, email);
	}

	CodeChallenge challenge(Factor factor, String email) {
		if (factor == Factor.AUTHENTICATOR) {
			return new CodeChallenge(factor, email, () -> this.authenticators.code(email),
					(digits) -> this.authenticators.accepts(email, digits), this.clock.instant().plus(LIFETIME));
		}
		String code = RandomText.digits();
		this.latest.put(email.toLowerCase(Locale.ROOT), code, LIFETIME);
		return new CodeChallenge(factor, email, () -> code, (digits) -> MessageDigest
			.isEqual(digits.getBytes(StandardCharsets.UTF_8), code.getBytes(StandardCharsets.UTF_8)),
				this.clock.instant().plus(LIFETIME));
	}

	String authenticatorSecret(String email) {
		return this.authenticators.spelledSecret(email);
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
