package io.hawcx.emulator.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * A mapping of the configuration file, and where it stands there. Immutable.
 */
final class Section {

	private final String place;

	private final Map<?, ?> values;

	private Section(String place, Map<?, ?> values) {
		this.place = place;
		this.values = values;
	}

	static Section of(String file, @Nullable Object document) {
		String name = Arguments.printable(file);
		if (document == null) {
			throw new IllegalArgumentException(name + " is empty.");
		}
		if (!(document instanceof Map<?, ?> entries)) {
			throw new IllegalArgumentException(name + " is not a mapping of names to values.");
		}
		return new Section(name + ": ", entries);
	}

	/**
	 * Refuse keys that mean nothing.
	 * @param keys all keys that mean something here
	 * @throws IllegalArgumentException if there is another one
	 */
	void allow(String... keys) {
		List<String> known = List.of(keys);
		for (Object key : this.values.keySet()) {
			if (!(key instanceof String) || !known.contains(key)) {
				throw new IllegalArgumentException(this.place + Arguments.printable(String.valueOf(key))
						+ " is unknown: the known ones are " + String.join(", ", keys) + ".");
			}
		}
	}

	void ifText(String key, BiConsumer<String, String> reader) {
		if (this.values.containsKey(key)) {
			requireText(key, reader);
		}
	}

	void requireText(String key, BiConsumer<String, String> reader) {
		reader.accept(this.place + key, text(this.place + key, this.values.get(key)));
	}

	private static String text(String name, @Nullable Object value) {
		if (value instanceof String text && !text.isEmpty()) {
			return text;
		}
		throw new IllegalArgumentException(
				name + ((value != null && !"".equals(value)) ? " is not a single value." : " is missing."));
	}

	void ifFlag(String key, Consumer<Boolean> reader) {
		ifText(key, (name, text) -> {
			if (!text.equals("true") && !text.equals("false")) {
				throw new IllegalArgumentException(name + " is neither true nor false.");
			}
			reader.accept(text.equals("true"));
		});
	}

	List<Section> sections(String key) {
		List<Section> sections = new ArrayList<>();
		for (Object value : list(key)) {
			String name = this.place + key + "[" + sections.size() + "]";
			if (!(value instanceof Map<?, ?> entries)) {
				throw new IllegalArgumentException(name + " is not a mapping of names to values.");
			}
			sections.add(new Section(name + ".", entries));
		}
		return sections;
	}

	void texts(String key, BiConsumer<String, String> reader) {
		int index = 0;
		for (Object value : list(key)) {
			String name = this.place + key + "[" + index++ + "]";
			reader.accept(name, text(name, value));
		}
	}

	void ifMapping(String key, BiConsumer<String, Map<?, ?>> reader) {
		Object value = this.values.get(key);
		if (value instanceof Map<?, ?> mapping) {
			reader.accept(this.place + key, mapping);
		}
		else if (this.values.containsKey(key)) {
			throw new IllegalArgumentException(this.place + key + " is not a mapping of names to values.");
		}
	}

	private List<?> list(String key) {
		Object value = this.values.get(key);
		if (value instanceof List<?> list) {
			return list;
		}
		if (value == null && !this.values.containsKey(key)) {
			return List.of();
		}
		throw new IllegalArgumentException(this.place + key + " is not a list.");
	}

}
