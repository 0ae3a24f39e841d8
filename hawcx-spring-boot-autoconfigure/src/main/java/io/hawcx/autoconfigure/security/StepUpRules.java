package io.hawcx.autoconfigure.security;

import java.time.Duration;

import io.hawcx.autoconfigure.diagnostics.HawcxConfigurationException;
import io.hawcx.autoconfigure.internal.ConfiguredValues;

/**
 * Refuses values of {@code hawcx.step-up.*} that cannot work.
 */
final class StepUpRules {

	private StepUpRules() {
	}

	static void check(String prefix, HawcxStepUpProperties stepUp, HawcxLoginProperties login) {
		String enabled = prefix + ".enabled";
		if (stepUp.isEnabled() && !login.isEnabled()) {
			throw new HawcxConfigurationException(enabled,
					enabled + " is true, but hawcx.login.enabled is false: a step-up is for signed-in users.",
					"Remove one of the two.");
		}
		ConfiguredValues.requireEndpoint(prefix + ".path", stepUp.getPath(), "/step-up/hawcx");
		String purposes = prefix + ".purposes";
		if (stepUp.getPurposes().isEmpty() || stepUp.getPurposes().stream().anyMatch(String::isBlank)) {
			throw new HawcxConfigurationException(purposes, purposes + " is empty, or holds an empty value.",
					"Write purposes such as change_phone_number, or set " + enabled + "=false.");
		}
		if (stepUp.getPurposes().stream().anyMatch((purpose) -> purpose.strip().contains(" "))) {
			throw new HawcxConfigurationException(purposes, purposes + " holds a purpose with a space in it.",
					"Write purposes with commas between them, such as change_mfa_method, change_phone_number.");
		}
		String property = prefix + ".max-login-age";
		Duration maxLoginAge = stepUp.getMaxLoginAge();
		if (maxLoginAge != null && maxLoginAge.toSeconds() < 1) {
			throw new HawcxConfigurationException(property,
					property + " must be at least one second; a number without a unit counts as milliseconds.",
					"Write a duration such as 5m, or remove " + property + ".");
		}
	}

}
