package io.hawcx.autoconfigure.internal;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.hawcx.autoconfigure.diagnostics.HawcxConfigurationException;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/**
 * Goes before Boot's own analyzer, which would quote a key, as when the key is written to
 * {@code hawcx.signing-key} instead of {@code hawcx.signing-key.value}, and says what to
 * write instead.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
class SecretBindFailureAnalyzer extends AbstractFailureAnalyzer<BindException> {

	private static final Map<String, String> ACTIONS = Map.of("hawcx.signing-key",
			"Write the key to hawcx.signing-key.value, or point hawcx.signing-key.location at a file that holds it.",
			"hawcx.secret-key", "Write the key to hawcx.secret-key, or point hawcx.secret-key-location at its file.");

	private static final Pattern TENANT = Pattern.compile("^hawcx\\.tenants\\.[a-z0-9]+\\.");

	private final Environment environment;

	SecretBindFailureAnalyzer(Environment environment) {
		this.environment = environment;
	}

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable rootFailure, BindException cause) {
		String name = cause.getName().toString();
		if (!name.startsWith("hawcx.")) {
			return null;
		}
		HawcxConfigurationException placeholder = UnresolvedPlaceholders.find(this.environment);
		if (placeholder != null && placeholder.property().equals(name)) {
			return new FailureAnalysis(placeholder.reason(), placeholder.action(), cause);
		}
		return new FailureAnalysis(name + " cannot be read as it is written.", action(name, cause), cause);
	}

	private static String action(String name, BindException cause) {
		Matcher tenant = TENANT.matcher(name);
		String prefix = tenant.lookingAt() ? tenant.group() : "hawcx.";
		for (Map.Entry<String, String> action : ACTIONS.entrySet()) {
			if (TENANT.matcher(name).replaceFirst("hawcx.").startsWith(action.getKey())) {
				return action.getValue().replace("hawcx.", prefix);
			}
		}
		Class<?> type = cause.getTarget().getType().resolve(Object.class);
		if (type == boolean.class || type == Boolean.class) {
			return "Write true or false, or remove " + name + ".";
		}
		if (type == Duration.class) {
			return "Write a duration such as 10s or 5m, or remove " + name + ".";
		}
		if (type == int.class) {
			return "Write a number, or remove " + name + ".";
		}
		if (type.isEnum()) {
			return "Write one of " + values(type) + ", or remove " + name + ".";
		}
		if (Collection.class.isAssignableFrom(type)) {
			return "Write its values with commas between them, or in YAML one below the other, each after a dash and "
					+ "without a colon; where they are numbered, from 0 and without a gap.";
		}
		if (Map.class.isAssignableFrom(type)) {
			return "Write one property for each entry, such as " + name + ".NAME=value.";
		}
		return "Look " + name + " up in docs/properties.md, or remove it.";
	}

	private static String values(Class<?> type) {
		return Arrays.stream(type.getEnumConstants())
			.map((value) -> String.valueOf(value).toLowerCase(Locale.ROOT))
			.collect(Collectors.joining(", "));
	}

}
