package io.hawcx.autoconfigure.diagnostics;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Goes before Boot's own analyzer where that one would quote a key, as when the key is
 * written to {@code hawcx.signing-key} instead of {@code hawcx.signing-key.value}.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
class SecretBindFailureAnalyzer extends AbstractFailureAnalyzer<BindException> {

	private static final Map<String, String> ACTIONS = Map.of("hawcx.signing-key",
			"Write the key to hawcx.signing-key.value, or point hawcx.signing-key.location at a file that holds it.",
			"hawcx.secret-key", "Write the key to hawcx.secret-key, or point hawcx.secret-key-location at its file.");

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable rootFailure, BindException cause) {
		String name = cause.getName().toString();
		for (Map.Entry<String, String> action : ACTIONS.entrySet()) {
			if (name.startsWith(action.getKey())) {
				return new FailureAnalysis(name + " cannot be read as it is written.", action.getValue(), cause);
			}
		}
		return null;
	}

}
