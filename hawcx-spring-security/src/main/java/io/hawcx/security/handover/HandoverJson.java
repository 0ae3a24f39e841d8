package io.hawcx.security.handover;

import java.util.Map;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.security.oauth2.core.OAuth2AuthenticationException;

/**
 * JSON that is posted to the hand-over, independent of any mapper of the application.
 */
final class HandoverJson {

	private static final JsonMapper MAPPER = JsonMapper.builder()
		.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
		.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
		.disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
		.build();

	private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {
	};

	private HandoverJson() {
	}

	static Map<String, Object> read(byte[] body) throws OAuth2AuthenticationException {
		try {
			Map<String, Object> object = MAPPER.readValue(body, OBJECT);
			if (object != null) {
				return object;
			}
		}
		catch (JacksonException ex) {
			// No cause: Jackson quotes what it could not read.
			throw HandoverConverter.invalid("The body is not one JSON object.");
		}
		throw HandoverConverter.invalid("The body is not one JSON object but null.");
	}

}
