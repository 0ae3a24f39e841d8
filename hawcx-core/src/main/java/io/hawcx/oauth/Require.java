package io.hawcx.oauth;

import java.net.URI;
import java.time.Duration;
import java.util.regex.Pattern;

import io.hawcx.http.HttpUrls;
import io.hawcx.internal.exchange.Exchanges;
import org.jspecify.annotations.Nullable;

/**
 * Arguments that are checked before anything is sent. No message quotes a value.
 */
final class Require {

	private static final Pattern VISIBLE_ASCII = Pattern.compile("[\\x21-\\x7e]+");

	private static final Pattern CODE_VERIFIER = Pattern.compile("[A-Za-z0-9._~-]{43,128}");

	private Require() {
	}

	static String issuer(@Nullable String issuer) {
		String present = text("issuer", issuer);
		URI uri = HttpUrls.requireAbsolute("issuer", present);
		require(!present.endsWith("/"), "issuer must not end with a slash: remove it");
		require(uri.getRawQuery() == null, "issuer must not have a query");
		return present;
	}

	static String identifier(String name, @Nullable String value) {
		String present = text(name, value);
		require(VISIBLE_ASCII.matcher(present).matches(),
				name + " must consist of printable ASCII characters without spaces");
		return present;
	}

	static String text(String name, @Nullable String value) {
		require(value != null && !value.isBlank(), name + " must not be empty");
		return String.valueOf(value);
	}

	static @Nullable String textIfPresent(String name, @Nullable String value) {
		return (value != null) ? text(name, value) : null;
	}

	static String codeVerifier(@Nullable String value) {
		String present = text("codeVerifier", value);
		require(CODE_VERIFIER.matcher(present).matches(),
				"codeVerifier must have 43 to 128 characters of A-Z a-z 0-9 - . _ ~ (RFC 7636 section 4.1), and has "
						+ present.length() + " characters");
		return present;
	}

	static Duration positive(String name, Duration value) {
		require(!value.isNegative() && !value.isZero(), name + " must be positive, and is " + value);
		return value;
	}

	static Duration notNegative(String name, Duration value) {
		require(!value.isNegative(), name + " must not be negative, and is " + value);
		return value;
	}

	static int attempts(String name, int value) {
		require(value >= 1 && value <= Exchanges.MAX_ATTEMPTS,
				name + " must be 1 to " + Exchanges.MAX_ATTEMPTS + ", and is " + value);
		return value;
	}

	private static void require(boolean condition, String message) {
		if (!condition) {
			throw new IllegalArgumentException(message);
		}
	}

}
