package io.hawcx.management;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import io.hawcx.internal.exchange.Exchanges;
import org.jspecify.annotations.Nullable;

/**
 * Checks of what callers hand in. Messages name the argument and never its value.
 */
final class Arguments {

	private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{1,14}");

	private static final Pattern PRINTABLE = Pattern.compile("[\\x21-\\x7e]+");

	private static final Pattern HEADER_NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

	private static final Pattern HEADER_VALUE = Pattern.compile("[\\x21-\\x7e](?:[\\x20-\\x7e]*[\\x21-\\x7e])?");

	private static final Set<String> FRAMING = Set.of("connection", "content-length", "expect", "host", "keep-alive",
			"te", "trailer", "transfer-encoding", "upgrade");

	private static final int MAX_LIFETIME_SECONDS = 120;

	private Arguments() {
	}

	static <T> T requireNonNull(String name, @Nullable T value) {
		if (value == null) {
			throw new IllegalArgumentException(name + " must not be null");
		}
		return value;
	}

	static String requireText(String name, @Nullable String value) {
		if (value == null || value.isBlank()) {
			throw new IllegalArgumentException(name + " must not be blank");
		}
		if (value.chars().anyMatch(Character::isISOControl)) {
			throw new IllegalArgumentException(name + " must not have control characters");
		}
		return value;
	}

	static String requirePhone(String name, @Nullable String value) {
		if (value == null || !E164.matcher(value).matches()) {
			throw new IllegalArgumentException(name + " must be in E.164 form, such as +15551234567");
		}
		return value;
	}

	static String requirePrintable(String name, @Nullable String value) {
		if (value == null || !PRINTABLE.matcher(value).matches()) {
			throw new IllegalArgumentException(name + " must be printable ASCII without spaces");
		}
		return value;
	}

	static String requireHeaderName(String name, @Nullable String value) {
		if (value == null || !HEADER_NAME.matcher(value).matches()) {
			throw new IllegalArgumentException(name + " must be a header name as in RFC 9110 section 5.1");
		}
		return value;
	}

	static String requireHeaderValue(String name, @Nullable String value) {
		if (value == null || !HEADER_VALUE.matcher(value).matches()) {
			throw new IllegalArgumentException(name + " must be printable ASCII without spaces at its ends");
		}
		return value;
	}

	static Map<String, String> requireHeaders(String name, @Nullable Map<String, String> headers) {
		requireNonNull(name, headers).forEach((header, value) -> {
			requireHeaderName(name, header);
			requireHeaderValue(name + " " + header, value);
			if (FRAMING.contains(header.toLowerCase(Locale.ROOT))) {
				throw new IllegalArgumentException(name + " must not have " + header + ", which belongs to HTTP");
			}
		});
		return Map.copyOf(headers);
	}

	static Duration requireLifetime(String name, @Nullable Duration value) {
		if (value == null || value.getNano() != 0 || value.getSeconds() < 1
				|| value.getSeconds() > MAX_LIFETIME_SECONDS) {
			throw new IllegalArgumentException(name + " must be 1 to 120 whole seconds");
		}
		return value;
	}

	static Duration requirePositive(String name, @Nullable Duration value) {
		if (value == null || value.isNegative() || value.isZero()) {
			throw new IllegalArgumentException(name + " must be positive");
		}
		return value;
	}

	static int requireAttempts(String name, int value) {
		if (value < 1 || value > Exchanges.MAX_ATTEMPTS) {
			throw new IllegalArgumentException(name + " must be 1 to " + Exchanges.MAX_ATTEMPTS);
		}
		return value;
	}

}
