package io.hawcx.autoconfigure.security;

import java.net.URI;
import java.util.Locale;

import io.hawcx.autoconfigure.diagnostics.HawcxConfigurationException;
import io.hawcx.http.HttpUrls;

/**
 * Refuses what is not an origin exactly as browsers send it, since it would match none.
 */
final class OriginRules {

	private OriginRules() {
	}

	static void check(String property, String origin) {
		if (origin.contains("*")) {
			throw refuse(property, "holds a '*', but pages of any origin could then act for a user who is signed in.");
		}
		URI uri = parse(property, origin);
		if (!uri.getRawPath().isEmpty() || uri.getRawQuery() != null) {
			boolean slash = uri.getRawPath().equals("/") && uri.getRawQuery() == null;
			throw refuse(property, slash ? "holds an origin that ends with a slash, but browsers send it without one."
					: "holds an address with a path or query, but an origin is scheme, host and port alone.");
		}
		if (!origin.equals(origin.toLowerCase(Locale.ROOT))) {
			throw refuse(property, "holds an origin with capital letters, but browsers send it in small ones.");
		}
		boolean https = uri.getScheme().equals("https");
		if (uri.getPort() == (https ? 443 : 80)) {
			throw refuse(property, "holds an origin with its scheme's own port, which browsers leave out.");
		}
	}

	private static URI parse(String property, String origin) {
		try {
			return HttpUrls.requireAbsolute(property, origin);
		}
		catch (IllegalArgumentException ex) {
			// The value may hold a password: the rule alone is told.
			String rule = String.valueOf(ex.getMessage()).substring(property.length() + 1);
			throw refuse(property, "holds something that is no origin: it " + rule + ".");
		}
	}

	private static HawcxConfigurationException refuse(String property, String reason) {
		return new HawcxConfigurationException(property, property + " " + reason,
				"Write each origin as scheme, host and, if it is not the usual one, port, such as "
						+ "https://app.example.com or http://localhost:5173.");
	}

}
