package io.hawcx.emulator.internal.fault;

import java.time.Duration;

/**
 * How far a fault may go, so that each of them ends.
 */
final class Limits {

	static final Duration MAX_WAIT = Duration.ofMinutes(1);

	static final int MAX_BYTES = 64 * 1024 * 1024;

	private Limits() {
	}

	static int inRange(String name, int value, int min, int max) {
		if (value < min || value > max) {
			throw new IllegalArgumentException(name + " is not a whole number from " + min + " to " + max);
		}
		return value;
	}

	static Duration wait(String name, Duration value) {
		if (value.isNegative() || value.isZero() || value.compareTo(MAX_WAIT) > 0) {
			throw new IllegalArgumentException(name + " is not more than nothing and at most a minute");
		}
		return value;
	}

}
