package io.hawcx.internal;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import io.hawcx.http.HttpUrls;
import io.hawcx.internal.exchange.RequestRetrier;
import org.jspecify.annotations.Nullable;

/**
 * Checks of what callers hand in. Messages name the argument and never its value.
 */
public final class Arguments {

	private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{1,14}");

	private static final Pattern PRINTABLE = Pattern.compile("[\\x21-\\x7e]+");

	private static final Pattern HEADER_NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

	private static final Pattern HEADER_VALUE = Pattern.compile("[\\x21-\\x7e](?:[\\x20-\\x7e]*[\\x21-\\x7e])?");

	private static final Pattern CODE_VERIFIER = Pattern.compile("[A-Za-z0-9._~-]{43,128}");

	private static final Set<String> FRAMING = Set.of("connection", "content-length", "expect", "host", "keep-alive",
			"te", "trailer", "transfer-encoding", "upgrade");

	private static final int MAX_LIFETIME_SECONDS = 120;

	private Arguments() {
	}

	/**
	 * Refuse {@code null}.
	 * @param <T> the type of the value
	 * @param name what messages call it
	 * @param value what the caller handed in
	 * @return the value
	 * @throws IllegalArgumentException if it is refused
	 */
	public static <T> T requireNonNull(String name, @Nullable T value) {
		if (value == null) {
			throw new IllegalArgumentException(name + " must not be null");
		}
		return value;
	}

	/**
	 * Refuse what is missing or blank.
	 * @param name what messages call it
	 * @param value what the caller handed in
	 * @return the value
	 * @throws IllegalArgumentException if it is refused
	 */
	public static String requireNotBlank(String name, @Nullable String value) {
		if (value == null || value.isBlank()) {
			throw new IllegalArgumentException(name + " must not be blank");
		}
		return value;
	}

	/**
	 * Refuse what is blank; {@code null} stays {@code null}.
	 * @param name what messages call it
	 * @param value what the caller handed in
	 * @return the value
	 * @throws IllegalArgumentException if it is refused
	 */
	public static @Nullable String requireNotBlankIfPresent(String name, @Nullable String value) {
		return (value != null) ? requireNotBlank(name, value) : null;
	}

	/**
	 * Refuse what is missing, blank, or holds control characters.
	 * @param name what messages call it
	 * @param value what the caller handed in
	 * @return the value
	 * @throws IllegalArgumentException if it is refused
	 */
	public static String requireText(String name, @Nullable String value) {
		String text = requireNotBlank(name, value);
		if (text.chars().anyMatch(Character::isISOControl)) {
			throw new IllegalArgumentException(name + " must not have control characters");
		}
		return text;
	}

	/**
	 * Refuse what is not a phone number in E.164 form.
	 * @param name what messages call it
	 * @param value what the caller handed in
	 * @return the value
	 * @throws IllegalArgumentException if it is refused
	 */
	public static String requirePhone(String name, @Nullable String value) {
		if (value == null || !E164.matcher(value).matches()) {
			throw new IllegalArgumentException(name + " must be in E.164 form, such as +15551234567");
		}
		return value;
	}

	/**
	 * Refuse what is not printable ASCII without spaces.
	 * @param name what messages call it
	 * @param value what the caller handed in
	 * @return the value
	 * @throws IllegalArgumentException if it is refused
	 */
	public static String requirePrintable(String name, @Nullable String value) {
		if (value == null || !PRINTABLE.matcher(value).matches()) {
			throw new IllegalArgumentException(name + " must be printable ASCII without spaces");
		}
		return value;
	}

	/**
	 * Refuse what is not the name of a header (RFC 9110 section 5.1).
	 * @param name what messages call it
	 * @param value what the caller handed in
	 * @return the value
	 * @throws IllegalArgumentException if it is refused
	 */
	public static String requireHeaderName(String name, @Nullable String value) {
		if (value == null || !HEADER_NAME.matcher(value).matches()) {
			throw new IllegalArgumentException(name + " must be a header name as in RFC 9110 section 5.1");
		}
		return value;
	}

	/**
	 * Refuse what is not a header value of printable ASCII.
	 * @param name what messages call it
	 * @param value what the caller handed in
	 * @return the value
	 * @throws IllegalArgumentException if it is refused
	 */
	public static String requireHeaderValue(String name, @Nullable String value) {
		if (value == null || !HEADER_VALUE.matcher(value).matches()) {
			throw new IllegalArgumentException(name + " must be printable ASCII without spaces at its ends");
		}
		return value;
	}

	/**
	 * Refuse headers that are malformed, or belong to HTTP itself.
	 * @param name what messages call it
	 * @param headers what the caller handed in
	 * @return a copy
	 * @throws IllegalArgumentException if it is refused
	 */
	public static Map<String, String> requireHeaders(String name, @Nullable Map<String, String> headers) {
		requireNonNull(name, headers).forEach((header, value) -> {
			requireHeaderName(name, header);
			requireHeaderValue(name + " " + header, value);
			if (FRAMING.contains(header.toLowerCase(Locale.ROOT))) {
				throw new IllegalArgumentException(name + " must not have " + header + ", which belongs to HTTP");
			}
		});
		return Map.copyOf(headers);
	}

	/**
	 * Refuse what is not an issuer: an absolute URL without query and final slash.
	 * @param issuer what the caller handed in
	 * @return the value
	 * @throws IllegalArgumentException if it is refused
	 */
	public static String requireIssuer(@Nullable String issuer) {
		String present = requireNotBlank("issuer", issuer);
		URI uri = HttpUrls.requireAbsolute("issuer", present);
		if (present.endsWith("/")) {
			throw new IllegalArgumentException("issuer must not end with a slash: remove it");
		}
		if (uri.getRawQuery() != null) {
			throw new IllegalArgumentException("issuer must not have a query");
		}
		return present;
	}

	/**
	 * Refuse what is not a PKCE verifier (RFC 7636 section 4.1).
	 * @param value what the caller handed in
	 * @return the value
	 * @throws IllegalArgumentException if it is refused
	 */
	public static String requireCodeVerifier(@Nullable String value) {
		String present = requireNotBlank("codeVerifier", value);
		if (!CODE_VERIFIER.matcher(present).matches()) {
			throw new IllegalArgumentException(
					"codeVerifier must have 43 to 128 characters of A-Z a-z 0-9 - . _ ~ (RFC 7636 section 4.1), and has "
							+ present.length() + " characters");
		}
		return present;
	}

	/**
	 * Refuse what is not 1 to 120 whole seconds.
	 * @param name what messages call it
	 * @param value what the caller handed in
	 * @return the value
	 * @throws IllegalArgumentException if it is refused
	 */
	public static Duration requireLifetime(String name, @Nullable Duration value) {
		if (value == null || value.getNano() != 0 || value.getSeconds() < 1
				|| value.getSeconds() > MAX_LIFETIME_SECONDS) {
			throw new IllegalArgumentException(name + " must be 1 to 120 whole seconds, and is " + value);
		}
		return value;
	}

	/**
	 * Refuse what is not longer than zero.
	 * @param name what messages call it
	 * @param value what the caller handed in
	 * @return the value
	 * @throws IllegalArgumentException if it is refused
	 */
	public static Duration requirePositive(String name, @Nullable Duration value) {
		Duration present = requireNonNull(name, value);
		if (present.isNegative() || present.isZero()) {
			throw new IllegalArgumentException(name + " must be positive, and is " + present);
		}
		return present;
	}

	/**
	 * Refuse what is negative.
	 * @param name what messages call it
	 * @param value what the caller handed in
	 * @return the value
	 * @throws IllegalArgumentException if it is refused
	 */
	public static Duration requireNotNegative(String name, @Nullable Duration value) {
		Duration present = requireNonNull(name, value);
		if (present.isNegative()) {
			throw new IllegalArgumentException(name + " must not be negative, and is " + present);
		}
		return present;
	}

	/**
	 * Refuse what is not a number of attempts that is allowed.
	 * @param name what messages call it
	 * @param value what the caller handed in
	 * @return the value
	 * @throws IllegalArgumentException if it is refused
	 */
	public static int requireAttempts(String name, int value) {
		if (value < 1 || value > RequestRetrier.MAX_ATTEMPTS) {
			throw new IllegalArgumentException(
					name + " must be 1 to " + RequestRetrier.MAX_ATTEMPTS + ", and is " + value);
		}
		return value;
	}

}
