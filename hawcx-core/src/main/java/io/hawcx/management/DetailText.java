package io.hawcx.management;

import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

import io.hawcx.internal.Json;
import org.jspecify.annotations.Nullable;

/**
 * Makes a reply's {@code detail} fit for a log: on one line, at most 200 characters, and
 * without what the request held or what looks like a token, a code, an address or a
 * number of somebody. Servers are known to repeat what they refuse.
 */
final class DetailText {

	private static final int MAX_CHARACTERS = 200;

	// A shorter value says nothing about anybody, and is part of many words.
	private static final int SHORTEST_VALUE = 3;

	// What stands before the sign of an address is tried from its first character on and
	// no other: a reply of 1 MiB without such a sign would take hours.
	private static final Pattern PERSONAL = Pattern
		.compile("(?<![^\\s\"'<>(),;:\\[\\]{}@])[^\\s\"'<>(),;:\\[\\]{}@]++@[^\\s\"'<>(),;:\\[\\]{}]+"
				+ "|[A-Za-z0-9_./+=-]{24,}|\\+?[0-9]{4,}");

	private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Cn}\\p{Zl}\\p{Zp}]");

	private final Set<String> sent = new TreeSet<>(
			Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()));

	/**
	 * Create the filter for replies to one request.
	 * @param payload what was sent, a JSON object
	 */
	DetailText(byte[] payload) {
		collect(Json.readObject(payload));
	}

	private void collect(@Nullable Object value) {
		if (value instanceof Map<?, ?> members) {
			members.values().forEach(this::collect);
		}
		else if (value instanceof Collection<?> elements) {
			elements.forEach(this::collect);
		}
		else if (value instanceof String text && text.strip().length() >= SHORTEST_VALUE) {
			this.sent.add(text.strip());
		}
	}

	/**
	 * Filter a detail.
	 * @param json its JSON text
	 * @return what may be logged
	 */
	String of(String json) {
		String text = text(json);
		for (String value : this.sent) {
			text = text.replaceAll("(?<![A-Za-z0-9_])" + Pattern.quote(value) + "(?![A-Za-z0-9_])", "…");
		}
		text = PERSONAL.matcher(text).replaceAll("…");
		text = UNPRINTABLE.matcher(text).replaceAll("?").strip();
		return (text.length() <= MAX_CHARACTERS) ? text : text.substring(0, MAX_CHARACTERS) + "…";
	}

	private static String text(String json) {
		// A string is itself, without its quotation marks and escapes.
		return (Json.readObject("{\"detail\":" + json + "}").get("detail") instanceof String text) ? text : json;
	}

}
