package io.hawcx.oauth;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Copies JSON values so that nobody changes them; {@code null} stays, unlike with
 * {@link Map#copyOf(Map)}.
 */
final class Immutable {

	private Immutable() {
	}

	static Map<String, Object> copy(Map<String, Object> object) {
		Map<String, Object> copy = new LinkedHashMap<>();
		object.forEach((name, value) -> copy.put(name, value(value)));
		return Collections.unmodifiableMap(copy);
	}

	// Maps and lists of JSON may hold null, which the declared types do not say.
	@SuppressWarnings({ "unchecked", "NullAway" })
	private static Object value(@Nullable Object value) {
		if (value instanceof Map<?, ?> object) {
			return copy((Map<String, Object>) object);
		}
		if (value instanceof List<?> array) {
			List<Object> copy = new ArrayList<>();
			array.forEach((element) -> copy.add(value(element)));
			return Collections.unmodifiableList(copy);
		}
		return value;
	}

}
