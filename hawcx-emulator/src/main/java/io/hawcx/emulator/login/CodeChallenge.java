package io.hawcx.emulator.login;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A one-time code that somebody has to type. Thread-safe.
 */
final class CodeChallenge {

	private static final int MAX_ATTEMPTS = 5;

	private final String email;

	private final String code;

	private final Instant expiry;

	private int attempts;

	CodeChallenge(String email, String code, Instant expiry) {
		this.email = email;
		this.code = code;
		this.expiry = expiry;
	}

	String email() {
		return this.email;
	}

	String code() {
		return this.code;
	}

	/**
	 * Check what was typed.
	 * @param typed the text, or {@code null} if there was none
	 * @param now the present time
	 * @return whether it is right
	 */
	synchronized boolean accepts(@Nullable String typed, Instant now) {
		this.attempts++;
		String digits = (typed != null) ? typed.replaceAll("[\\s-]", "") : "";
		return !isOver(now) && MessageDigest.isEqual(digits.getBytes(StandardCharsets.UTF_8),
				this.code.getBytes(StandardCharsets.UTF_8));
	}

	synchronized boolean isOver(Instant now) {
		return this.attempts > MAX_ATTEMPTS || !now.isBefore(this.expiry);
	}

}
