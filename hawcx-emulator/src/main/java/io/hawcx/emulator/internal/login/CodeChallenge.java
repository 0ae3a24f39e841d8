package io.hawcx.emulator.internal.login;

import java.time.Instant;
import java.util.function.Predicate;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * A one-time code that somebody has to type. Thread-safe.
 */
final class CodeChallenge {

	private static final int MAX_ATTEMPTS = 5;

	private final Factor factor;

	private final String email;

	private final Supplier<String> code;

	private final Predicate<String> right;

	private final Instant expiry;

	private int attempts;

	CodeChallenge(Factor factor, String email, Supplier<String> code, Predicate<String> right, Instant expiry) {
		this.factor = factor;
		this.email = email;
		this.code = code;
		this.right = right;
		this.expiry = expiry;
	}

	Factor factor() {
		return this.factor;
	}

	String email() {
		return this.email;
	}

	/**
	 * Return the code that is right now.
	 * @return six digits
	 */
	String code() {
		return this.code.get();
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
		return !isOver(now) && this.right.test(digits);
	}

	synchronized boolean isOver(Instant now) {
		return this.attempts > MAX_ATTEMPTS || !now.isBefore(this.expiry);
	}

}
