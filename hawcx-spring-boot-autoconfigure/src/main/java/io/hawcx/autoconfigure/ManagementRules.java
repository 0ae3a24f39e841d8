package io.hawcx.autoconfigure;

import java.util.Locale;
import java.util.Set;

import io.hawcx.autoconfigure.diagnostics.HawcxConfigurationException;
import io.hawcx.autoconfigure.internal.ConfiguredValues;
import io.hawcx.autoconfigure.internal.PastedValues;
import io.hawcx.http.BaseUrl;

/**
 * Refuses values of {@code hawcx.management.*} that cannot work.
 */
final class ManagementRules {

	// What every call has of its own, by one door or the other.
	private static final Set<String> OWN_HEADERS = Set.of("content-type", "x-config-id", "x-hawcx-protocol-version",
			"x-enc-alg", "x-timestamp", "x-signature-alg", "x-signature", "x-key-id");

	private ManagementRules() {
	}

	static void check(String prefix, HawcxManagementProperties management) {
		ConfiguredValues.positive(prefix + ".timeout", management.getTimeout());
		ConfiguredValues.notNegative(prefix + ".clock-skew", management.getClockSkew());
		String relyingParty = ConfiguredValues.text(management.getRelyingParty());
		if (relyingParty != null) {
			PastedValues.refuseForm(prefix + ".relying-party", relyingParty);
			PastedValues.refuseKey(prefix + ".relying-party", relyingParty, "the relying party's name",
					prefix.replaceFirst("\\.management$", ""));
		}
		management.getExtraHeaders().keySet().forEach((name) -> refuseOwnHeader(prefix + ".extra-headers", name));
		if (management.getApiPrefix().replaceFirst("/$", "").endsWith("/management")) {
			String property = prefix + ".api-prefix";
			throw new HawcxConfigurationException(property,
					property + " ends with /management, which every management call adds to it.",
					"Remove /management at the end of " + property + ".");
		}
		try {
			BaseUrl.requireApiPrefix(management.getApiPrefix());
		}
		catch (IllegalArgumentException ex) {
			String property = prefix + ".api-prefix";
			throw new HawcxConfigurationException(property,
					property + " cannot be used: " + ConfiguredValues.clause(ex) + ".",
					"Write a plain path such as /v1, or remove " + property + ".", ex);
		}
	}

	private static void refuseOwnHeader(String property, String name) {
		if (OWN_HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
			throw new HawcxConfigurationException(property,
					property + " holds " + name + ", which the protocol sets itself, so that it would do nothing.",
					"Remove " + name + " from " + property + ".");
		}
	}

}
