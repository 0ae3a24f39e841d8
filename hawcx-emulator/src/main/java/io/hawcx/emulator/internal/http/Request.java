package io.hawcx.emulator.internal.http;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * One HTTP request, read to its end. {@link #toString()} shows method and path only.
 *
 * @param method the method, upper case
 * @param path the path as sent, not decoded
 * @param query the query as sent, or the empty text
 * @param headers lower-case names, and values in the order received joined by a comma
 * @param body the exact bytes
 */
public record Request(String method, String path, String query, Map<String, String> headers, byte[] body) {

	/**
	 * Return a header's value.
	 * @param name the header's name, in any case
	 * @return the value, or {@code null} if it is absent or empty
	 */
	public @Nullable String header(String name) {
		String value = this.headers.get(name.toLowerCase(Locale.ROOT));
		return (value == null || value.isEmpty()) ? null : value;
	}

	/**
	 * Return whether the body is of a media type, whatever its parameters.
	 * @param mediaType the media type, lower case
	 * @return whether it is
	 */
	public boolean isOfType(String mediaType) {
		String value = header("Content-Type");
		return value != null && value.split(";", 2)[0].trim().toLowerCase(Locale.ROOT).equals(mediaType);
	}

	/**
	 * Return the query's parameters.
	 * @return the parameters
	 * @throws IllegalArgumentException if a name is repeated or an escape is broken
	 */
	public Parameters queryParameters() {
		return Parameters.parse(this.query);
	}

	/**
	 * Return the body's parameters, it being a form.
	 * @return the parameters
	 * @throws IllegalArgumentException if a name is repeated or an escape is broken
	 */
	public Parameters formParameters() {
		return Parameters.parse(new String(this.body, StandardCharsets.UTF_8));
	}

	/**
	 * Return a cookie's value.
	 * @param name the cookie's name
	 * @return the first value of that name, or {@code null}
	 */
	public @Nullable String cookie(String name) {
		String value = header("Cookie");
		if (value == null) {
			return null;
		}
		for (String pair : value.split("[;,]")) {
			String trimmed = pair.trim();
			if (trimmed.startsWith(name + "=")) {
				return trimmed.substring(name.length() + 1);
			}
		}
		return null;
	}

	@Override
	public String toString() {
		return this.method + " " + this.path;
	}

}
