package io.hawcx.security.internal;

import java.util.Map;

import tools.jackson.databind.json.JsonMapper;

/**
 * JSON that we write, independent of any mapper of the application.
 */
public final class Json {

	private static final JsonMapper MAPPER = JsonMapper.builder().build();

	private Json() {
	}

	/**
	 * Write an object.
	 * @param object its members
	 * @return its JSON in UTF-8
	 */
	public static byte[] bytes(Map<String, ?> object) {
		return MAPPER.writeValueAsBytes(object);
	}

}
