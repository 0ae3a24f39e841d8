package io.hawcx.emulator;

import org.jspecify.annotations.Nullable;

/**
 * Checks of what callers hand in.
 */
final class Arguments {

	private Arguments() {
	}

	static <T> T requireNonNull(String name, @Nullable T value) {
		if (value == null) {
			throw new IllegalArgumentException(name + " must not be null");
		}
		return value;
	}

}
