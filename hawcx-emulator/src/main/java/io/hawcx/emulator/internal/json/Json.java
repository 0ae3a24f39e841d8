package io.hawcx.emulator.internal.json;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON as the wire has it: strict UTF-8, no byte order mark, no duplicate members, one
 * object and nothing after it. Thread-safe.
 */
public final class Json {

	private static final JsonMapper MAPPER = JsonMapper
		.builder(JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
		.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
		.enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
		.build();

	private Json() {
	}

	/**
	 * Read one JSON object.
	 * @param bytes the whole text
	 * @return its members, in their order
	 * @throws IllegalArgumentException if the bytes are not exactly one JSON object
	 */
	@SuppressWarnings("unchecked")
	public static Map<String, Object> readObject(byte[] bytes) {
		try {
			String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
			if (MAPPER.readValue(text, Object.class) instanceof Map<?, ?> map) {
				return (Map<String, Object>) map;
			}
			throw new IllegalArgumentException("the JSON is not an object");
		}
		catch (CharacterCodingException | JacksonException ex) {
			throw new IllegalArgumentException("the bytes are not strict JSON", ex);
		}
	}

	/**
	 * Write compact JSON.
	 * @param value maps, lists, texts, numbers, booleans and {@code null}
	 * @return the UTF-8 bytes
	 */
	public static byte[] write(Object value) {
		return MAPPER.writeValueAsBytes(value);
	}

}
