package io.hawcx.autoconfigure.aot;

import org.jspecify.annotations.Nullable;

import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;

/**
 * Registers the files that calls to Hawcx read, and the pages of an emulator. Bouncy
 * Castle needs no hints: its classes are called as they are, and its provider is never
 * registered.
 */
class HawcxRuntimeHints implements RuntimeHintsRegistrar {

	@Override
	public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
		hints.resources()
			.registerPatternIfPresent(classLoader, "io/hawcx/emulator/internal/login",
					(pattern) -> pattern.includes("io/hawcx/emulator/internal/login/*"))
			// The HTTP client's name for itself, and the domains that no cookie is for.
			.registerPatternIfPresent(classLoader, "org/apache/hc",
					(pattern) -> pattern.includes("org/apache/hc/client5/version.properties",
							"org/apache/hc/core5/version.properties"))
			.registerPatternIfPresent(classLoader, "org/publicsuffix/list",
					(pattern) -> pattern.includes("org/publicsuffix/list/*"));
	}

}
