package io.hawcx.security.internal;

import java.util.Map;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON objects that a page posts, independent of any mapper of the application.
 */
public final class JsonObjects {

	private static final JsonMapper MAPPER = JsonMapper.builder()
		.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
		.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
		.disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
		.build();

	private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {
	};

	private JsonObjects() {
	}

	/**
	 * Read a body.
	 * @param body the bytes, which are one JSON object and nothing else
	 * @return its members in order
	 * @throws IllegalArgumentException if they are not; the message is a sentence that
	 * quotes nothing
	 */
	public static Map<String, Object> read(byte[] body) {
		try {
			Map<String, Object> object = MAPPER.readValue(body, OBJECT);
			if (object != null) {
				return object;
			}
		}
		catch (JacksonException ex) {
			// No cause: Jackson quotes what it could not read.
			throw new IllegalArgumentException("The body is not one JSON object.");
		}
		throw new IllegalArgumentException("The body is not one JSON object but null.");
	}

}
