package io.hawcx.internal;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link Json}.
 */
class JsonTests {

	@ParameterizedTest
	@ValueSource(strings = { "{}", " {\"a\" : 1}\n", "{\"b\":2,\"a\":1,\"c\":{}}",
			"{\"int\":1,\"long\":4294967296,\"big\":123456789012345678901234567890,\"real\":-1.5e3,\"yes\":true}",
			"{\"a\":[1,\"two\",null,[],[{\"b\":false}]],\"n\":null,\"text\":\"\\u00e4\\n\\\"\\ud83d\\ude00\"}",
			"{\"ä\":\"ö\",\"\":\"empty name\"}" })
	void readObjectWhenOneObjectThenIsWhatBindingMakesOfIt(String json) {
		LinkedHashMap<?, ?> expected = new JsonMapper().readValue(json, LinkedHashMap.class);
		assertThat(Json.readObject(json)).isEqualTo(expected);
		assertThat(Json.readObject(json).keySet()).map(Object.class::cast).containsExactlyElementsOf(expected.keySet());
		assertThat(Json.readObject(json.getBytes(StandardCharsets.UTF_8))).isEqualTo(expected);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "null", "[]", "1", "\"a\"", "{", "{\"a\"", "{\"a\":", "{\"a\":1", "{\"a\":[1",
			"{\"a\":1}}", "{}{}", "{} 1", "{}x", "{\"a\":1,\"a\":2}", "{\"o\":{\"a\":1,\"a\":1}}",
			"{\"o\":[{\"a\":1,\"a\":1}]}", "{a:1}", "{'a':1}", "{\"a\":NaN}", "{\"a\":01}", "{\"a\":1,}",
			"{\"a\":[1,]}", "{/**/}" })
	void readObjectWhenAnythingElseThenIsRefusedWithoutACause(String json) {
		assertThatIllegalArgumentException().isThrownBy(() -> Json.readObject(json))
			.withMessageStartingWith("not ")
			.withNoCause();
		assertThatIllegalArgumentException().isThrownBy(() -> Json.readObject(json.getBytes(StandardCharsets.UTF_8)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "[", "{\"a\":" })
	void readObjectWhenItNestsDeepThenIsRefused(String opening) {
		assertThatIllegalArgumentException().isThrownBy(() -> Json.readObject("{\"a\":" + opening.repeat(100_000)))
			.withMessageStartingWith("not one JSON object");
	}

}
