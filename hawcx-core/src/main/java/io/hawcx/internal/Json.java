package io.hawcx.internal;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON as the protocol takes it: strict UTF-8, no byte order mark, no duplicate members,
 * one object and nothing after it. Independent of any mapper of the application.
 */
public final class Json {

	// Bytes are UTF-8 and nothing else; left to itself Jackson would take UTF-16 too.
	private static final JsonFactory FACTORY = JsonFactory.builder()
		.disable(TokenStreamFactory.Feature.CHARSET_DETECTION)
		.disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
		.build();

	// A mapper keeps what it knows of a class, and with it the class loader of an
	// application that has ended: so what belongs to an application has its own, which
	// ends with the class.
	private static final ClassValue<JsonMapper> MAPPERS = new ClassValue<>() {

		@Override
		protected JsonMapper computeValue(Class<?> type) {
			return new JsonMapper();
		}

	};

	private static final int MAX_DEPTH = StreamWriteConstraints.DEFAULT_MAX_DEPTH;

	private Json() {
	}

	/**
	 * Read exactly one JSON object.
	 * @param utf8 its bytes
	 * @return its members in order; values are maps, lists, strings, numbers, booleans or
	 * {@code null}
	 * @throws IllegalArgumentException if the bytes are anything else, without quoting
	 * them
	 */
	public static Map<String, Object> readObject(byte[] utf8) {
		if (isAscii(utf8)) {
			return read(() -> FACTORY.createParser(ObjectReadContext.empty(), utf8));
		}
		// Jackson passes over some of what is no UTF-8, so the JDK decodes it.
		return readObject(decode(utf8));
	}

	/**
	 * Read exactly one JSON object.
	 * @param text the object
	 * @return its members in order
	 * @throws IllegalArgumentException if the text is anything else, without quoting it
	 */
	public static Map<String, Object> readObject(String text) {
		return read(() -> FACTORY.createParser(ObjectReadContext.empty(), text));
	}

	private static Map<String, Object> read(Supplier<JsonParser> source) {
		try (JsonParser parser = source.get()) {
			return new JsonReader(parser).readOnly();
		}
		catch (JacksonException ex) {
			// No cause: Jackson quotes what it could not read.
			throw new IllegalArgumentException("not one JSON object (" + ex.getClass().getSimpleName() + ")");
		}
	}

	/**
	 * Write a value compactly.
	 * @param value a map, list, string, number, boolean, {@code null} or bean
	 * @return its bytes in UTF-8
	 * @throws IllegalArgumentException if the value cannot be written as JSON
	 */
	public static byte[] write(Object value) {
		try {
			Object bean = findBean(value, MAX_DEPTH);
			return ((bean != null) ? MAPPERS.get(bean.getClass()) : Binding.MAPPER).writeValueAsBytes(value);
		}
		catch (JacksonException ex) {
			throw new IllegalArgumentException("cannot be written as JSON: " + value.getClass().getName());
		}
	}

	/**
	 * Turn members that were read into an object of the caller's.
	 * @param <T> the wanted type
	 * @param members what was read
	 * @param type the wanted type
	 * @return the object
	 * @throws IllegalArgumentException if the members do not fit the type
	 */
	public static <T> T convert(Map<String, Object> members, Class<T> type) {
		try {
			return MAPPERS.get(type).convertValue(members, type);
		}
		catch (JacksonException ex) {
			throw new IllegalArgumentException("does not fit " + type.getName());
		}
	}

	// The first value that is neither plain JSON nor made of it. What is nested deeper
	// than
	// Jackson writes, such as a map within itself, is refused there.
	private static @Nullable Object findBean(@Nullable Object value, int depth) {
		if (value == null || depth == 0 || value instanceof CharSequence || value instanceof Number
				|| value instanceof Boolean) {
			return null;
		}
		Collection<?> values = (value instanceof Map<?, ?> map) ? map.values()
				: (value instanceof Collection<?> collection) ? collection : null;
		if (values == null) {
			return value;
		}
		for (Object element : values) {
			Object bean = findBean(element, depth - 1);
			if (bean != null) {
				return bean;
			}
		}
		return null;
	}

	private static boolean isAscii(byte[] bytes) {
		int all = 0;
		for (byte b : bytes) {
			all |= b;
		}
		return all >= 0;
	}

	private static String decode(byte[] utf8) {
		if (utf8.length >= 3 && utf8[0] == (byte) 0xEF && utf8[1] == (byte) 0xBB && utf8[2] == (byte) 0xBF) {
			throw new IllegalArgumentException("not plain UTF-8: begins with a byte order mark");
		}
		try {
			return StandardCharsets.UTF_8.newDecoder()
				.onMalformedInput(CodingErrorAction.REPORT)
				.onUnmappableCharacter(CodingErrorAction.REPORT)
				.decode(ByteBuffer.wrap(utf8))
				.toString();
		}
		catch (CharacterCodingException ex) {
			throw new IllegalArgumentException("not UTF-8");
		}
	}

	// Apart, as reading does without it.
	private static final class Binding {

		private static final JsonMapper MAPPER = new JsonMapper();

		private Binding() {
		}

	}

}
