package io.hawcx.sample.prerequisite;

import java.util.Arrays;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;

/**
 * Decides whether tests run that need a program: where it is missing they are left out
 * with one line, or fail if {@code -Dhawcx.require} names it.
 *
 * @param name how {@code -Dhawcx.require} calls it
 * @param missing what is said where it is missing
 * @param announcement takes what is said
 */
public record Prerequisite(String name, String missing, Consumer<String> announcement) {

	/** The property that lists what must be there. */
	public static final String REQUIRE = "hawcx.require";

	private static final Namespace NAMESPACE = Namespace.create(Prerequisite.class);

	public ConditionEvaluationResult evaluate(ExtensionContext context, boolean present) {
		if (present) {
			return ConditionEvaluationResult.enabled(this.name + " is installed");
		}
		if (isRequired(context.getConfigurationParameter(REQUIRE).orElse(null))) {
			throw new IllegalStateException(this.missing + " -D" + REQUIRE + " asks for them.");
		}
		sayOnce(context);
		return ConditionEvaluationResult.disabled(this.missing);
	}

	boolean isRequired(@Nullable String requirements) {
		return requirements != null
				&& Arrays.stream(requirements.split(",")).map(String::trim).anyMatch(this.name::equals);
	}

	private void sayOnce(ExtensionContext context) {
		Store store = context.getRoot().getStore(NAMESPACE);
		if (store.get(this.missing) == null) {
			store.put(this.missing, true);
			this.announcement.accept(this.missing);
		}
	}

}
