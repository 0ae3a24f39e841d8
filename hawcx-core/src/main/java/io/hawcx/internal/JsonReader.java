package io.hawcx.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Turns the tokens of one text into maps and lists, without the binding of Jackson: that
 * is most of what reading a small object costs, and many classes at start. How deep the
 * text may nest, and how long its parts may be, is the parser's to refuse.
 */
final class JsonReader {

	private final JsonParser parser;

	JsonReader(JsonParser parser) {
		this.parser = parser;
	}

	/**
	 * Read the whole text.
	 * @return its only object
	 * @throws IllegalArgumentException if it is something else, or there is more
	 */
	Map<String, Object> readOnly() {
		JsonToken first = this.parser.nextToken();
		if (first == JsonToken.VALUE_NULL) {
			throw new IllegalArgumentException("not a JSON object but null");
		}
		if (first != JsonToken.START_OBJECT) {
			throw new IllegalArgumentException("not one JSON object (something else)");
		}
		Map<String, Object> object = object();
		if (this.parser.nextToken() != null) {
			throw new IllegalArgumentException("not one JSON object (something after it)");
		}
		return object;
	}

	@SuppressWarnings("NullAway")
	private Map<String, Object> object() {
		Map<String, Object> members = new LinkedHashMap<>();
		while (this.parser.nextToken() != JsonToken.END_OBJECT) {
			String name = this.parser.currentName();
			if (members.containsKey(name)) {
				throw new IllegalArgumentException("not one JSON object (a member twice)");
			}
			members.put(name, value(this.parser.nextToken()));
		}
		return members;
	}

	private List<@Nullable Object> array() {
		List<@Nullable Object> elements = new ArrayList<>();
		for (JsonToken token = this.parser.nextToken(); token != JsonToken.END_ARRAY; token = this.parser.nextToken()) {
			elements.add(value(token));
		}
		return elements;
	}

	private @Nullable Object value(JsonToken token) {
		return switch (token) {
			case START_OBJECT -> object();
			case START_ARRAY -> array();
			case VALUE_STRING -> this.parser.getString();
			case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> this.parser.getNumberValue();
			case VALUE_TRUE -> true;
			case VALUE_FALSE -> false;
			case VALUE_NULL -> null;
			default -> throw new IllegalStateException("no value: " + token);
		};
	}

}
