package io.hawcx.http;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * Checks of what callers hand in. Messages name the argument and never its value.
 */
final class HttpArguments {

	private HttpArguments() {
	}

	static <T> T requireNonNull(String name, @Nullable T value) {
		if (value == null) {
			throw new IllegalArgumentException(name + " must not be null");
		}
		return value;
	}

	static Duration requirePositive(String name, @Nullable Duration value) {
		if (value == null || value.isNegative() || value.isZero()) {
			throw new IllegalArgumentException(name + " must be positive");
		}
		return value;
	}

}
