package io.hawcx.emulator.internal.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Parameters of a query or a form. A repeated one makes the whole unreadable, as OAuth
 * has it (RFC 6749, section 3.1), and an empty one counts as absent.
 */
public final class Parameters {

	private final Map<String, String> values;

	private Parameters(Map<String, String> values) {
		this.values = values;
	}

	/**
	 * Read {@code application/x-www-form-urlencoded} text.
	 * @param text the text
	 * @return the parameters
	 * @throws IllegalArgumentException if a name is repeated or an escape is broken
	 */
	public static Parameters parse(String text) {
		Map<String, String> values = new LinkedHashMap<>();
		for (String pair : text.split("&")) {
			int equals = pair.indexOf('=');
			String name = decode((equals < 0) ? pair : pair.substring(0, equals));
			String value = (equals < 0) ? "" : decode(pair.substring(equals + 1));
			if (!value.isEmpty() && values.put(name, value) != null) {
				throw new IllegalArgumentException("parameter " + printable(name) + " is repeated");
			}
		}
		return new Parameters(values);
	}

	private static String decode(String text) {
		try {
			return URLDecoder.decode(text, StandardCharsets.UTF_8);
		}
		catch (IllegalArgumentException ex) {
			throw new IllegalArgumentException("a parameter has a broken escape", ex);
		}
	}

	private static String printable(String name) {
		String clean = name.replaceAll("[^A-Za-z0-9_.-]", "?");
		return clean.substring(0, Math.min(clean.length(), 40));
	}

	/**
	 * Return a parameter's value.
	 * @param name its name
	 * @return the value, or {@code null} if it is absent or empty
	 */
	public @Nullable String get(String name) {
		return this.values.get(name);
	}

}
