package io.hawcx.emulator.internal.signin;

import java.time.Instant;
import java.util.function.Predicate;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * A one-time code that a user has to type. Thread-safe.
 */
public final class CodeChallenge {

	private static final int MAX_ATTEMPTS = 5;

	private final Factor factor;

	private final String identifier;

	private final Supplier<String> code;

	private final Predicate<String> right;

	private final Instant expiry;

	private int wrong;

	CodeChallenge(Factor factor, String identifier, Supplier<String> code, Predicate<String> right, Instant expiry) {
		this.factor = factor;
		this.identifier = identifier;
		this.code = code;
		this.right = right;
		this.expiry = expiry;
	}

	/**
	 * Return which step of a login the code is for.
	 * @return the factor
	 */
	public Factor factor() {
		return this.factor;
	}

	/**
	 * Return whose code it is.
	 * @return what the user signs in with
	 */
	public String identifier() {
		return this.identifier;
	}

	/**
	 * Return the code that is right now.
	 * @return six digits
	 */
	public String code() {
		return this.code.get();
	}

	/**
	 * Return when the code is over.
	 * @return the time
	 */
	public Instant expiry() {
		return this.expiry;
	}

	/**
	 * Check what was typed.
	 * @param typed the text, or {@code null} if there was none
	 * @param now the present time
	 * @return whether it is right
	 */
	public synchronized boolean accepts(@Nullable String typed, Instant now) {
		String digits = (typed != null) ? typed.replaceAll("[\\s-]", "") : "";
		if (!isOver(now) && this.right.test(digits)) {
			return true;
		}
		this.wrong++;
		return false;
	}

	/**
	 * Return how many wrong codes may still be typed.
	 * @return the number, 0 when no more are allowed
	 */
	public synchronized int attemptsRemaining() {
		return Math.max(0, MAX_ATTEMPTS - this.wrong);
	}

	/**
	 * Return whether the code's time is over or too many wrong ones were typed.
	 * @param now the present time
	 * @return whether it is
	 */
	public synchronized boolean isOver(Instant now) {
		return this.wrong >= MAX_ATTEMPTS || isExpired(now);
	}

	boolean isExpired(Instant now) {
		return !now.isBefore(this.expiry);
	}

}
