package io.hawcx.autoconfigure.tenant;

import java.util.Set;
import java.util.regex.Pattern;

import io.hawcx.autoconfigure.diagnostics.HawcxConfigurationException;
import io.hawcx.autoconfigure.internal.TenantProperties;

/**
 * What a tenant may be called. Names are parts of addresses and of environment variables,
 * where a dash cannot be told from nothing.
 */
final class TenantNames {

	private static final Pattern NAME = Pattern.compile("[a-z0-9]{1,32}");

	// The addresses beside those of tenants: /login/hawcx/start and /token.
	private static final Set<String> RESERVED = Set.of("start", "token");

	private TenantNames() {
	}

	static boolean isValid(String name) {
		return NAME.matcher(name).matches() && !RESERVED.contains(name);
	}

	static void require(String name) {
		if (isValid(name)) {
			return;
		}
		String property = TenantProperties.prefix(name);
		String reason = RESERVED.contains(name)
				? property + " cannot be a tenant: /login/hawcx/" + name + " is an address of the login itself."
				: property + " has a name that cannot be a tenant's.";
		throw new HawcxConfigurationException(property, reason,
				"Write a name of 1 to 32 of the letters a to z and the digits, such as hawcx.tenants.acme.");
	}

	static String unknown(String name) {
		// What is no name may come from a request and is not repeated.
		return isValid(name)
				? "There is no tenant '" + name + "': set " + TenantProperties.prefix(name)
						+ ".config-id and its keys, or return it from the HawcxTenantRepository."
				: "There is no such tenant: names have 1 to 32 of the letters a to z and the digits.";
	}

}
