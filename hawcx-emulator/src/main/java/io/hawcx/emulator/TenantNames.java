package io.hawcx.emulator;

import java.util.regex.Pattern;

/**
 * What tenants may be called: the same as in the starter's properties.
 */
final class TenantNames {

	/** How many tenants there are at most beside the one without a name. */
	static final int MAX = 100;

	private static final Pattern NAME = Pattern.compile("[a-z0-9]{1,32}");

	private TenantNames() {
	}

	static void check(String name) {
		if (!NAME.matcher(name).matches()) {
			throw new IllegalArgumentException("A tenant's name has 1 to 32 lower-case letters and digits.");
		}
	}

}
