package io.hawcx.http;

import java.util.stream.Stream;

import io.hawcx.Vectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class BaseUrlTests {

	private static final JsonNode VECTORS = Vectors.read("urls");

	static Stream<Arguments> bases() {
		return Vectors.cases(VECTORS.get("bases"));
	}

	static Stream<Arguments> paths() {
		return Vectors.cases(VECTORS.get("paths"));
	}

	static Stream<String> outside() {
		return VECTORS.get("outside").valueStream().map(JsonNode::asString);
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("bases")
	void ofWhenBaseThenFollowsVector(String name, JsonNode base) {
		String value = base.get("value").asString();
		if (base.get("ok").asBoolean()) {
			assertThat(BaseUrl.of(value).resolve("/v1", "/v1/management/x").toString())
				.isEqualTo(value.replaceAll("/$", "") + "/v1/management/x");
		}
		else {
			assertThatIllegalArgumentException().isThrownBy(() -> BaseUrl.of(value))
				.withMessageStartingWith("baseUrl ");
		}
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("paths")
	void resolveWhenPathThenFollowsVector(String name, JsonNode path) {
		String value = path.get("value").asString();
		BaseUrl base = BaseUrl.of("https://api.hawcx.com/tenant");
		if (path.get("ok").asBoolean()) {
			assertThat(base.resolve("/v1", value).toString()).isEqualTo("https://api.hawcx.com/tenant" + value);
		}
		else {
			assertThatIllegalArgumentException().isThrownBy(() -> base.resolve("/v1", value))
				.withMessageStartingWith("path ");
		}
	}

	@ParameterizedTest
	@MethodSource("outside")
	void resolveWhenPathOutsideThenThrows(String path) {
		assertThatIllegalArgumentException().isThrownBy(() -> BaseUrl.of("https://api.hawcx.com").resolve("/v1", path))
			.withMessageStartingWith("path ");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/v1/management/..;x/y", "/v1/management/%2E./y", "/v1/management/a%00",
			"/v1/management/%", "/v1/management/a//b", "/v1/management/{x}", "/v1/management/..?x" })
	void resolveWhenPathIsNotPlainThenThrows(String path) {
		assertThatIllegalArgumentException().isThrownBy(() -> BaseUrl.of("https://api.hawcx.com").resolve("/v1", path))
			.withMessageStartingWith("path ");
	}

	@Test
	void resolveWhenOtherPrefixThenAcceptsItAndV1() {
		BaseUrl base = BaseUrl.of("https://api.hawcx.com");
		String prefix = BaseUrl.requireApiPrefix("/api/v2/");
		assertThat(base.resolve(prefix, "/api/v2/management/x")).hasPath("/api/v2/management/x");
		assertThat(base.resolve(prefix, "/v1/management/x")).hasPath("/v1/management/x");
		assertThatIllegalArgumentException().isThrownBy(() -> base.resolve(prefix, "/v2/management/x"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "v1", "/v1?x", "/v1#x", "/../v1", "/v1 ", "//v1", "/%2e" })
	void requireApiPrefixWhenNotPlainThenThrows(String prefix) {
		assertThatIllegalArgumentException().isThrownBy(() -> BaseUrl.requireApiPrefix(prefix))
			.withMessageStartingWith("apiPrefix ");
	}

}
