package io.hawcx.security.aot;

import org.jspecify.annotations.Nullable;

import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;

/**
 * Registers texts and style of the pages of a login.
 */
class LoginRuntimeHints implements RuntimeHintsRegistrar {

	@Override
	public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
		// The message source reads the files of a bundle itself.
		hints.resources()
			.registerResourceBundle("io.hawcx.security.oauth2.hawcx")
			.registerPattern("io/hawcx/security/oauth2/hawcx*.properties")
			.registerPattern("io/hawcx/security/oauth2/hawcx.css");
	}

}
