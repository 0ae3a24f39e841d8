package io.hawcx.oauth;

import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;

import io.hawcx.TokenVerificationException;
import io.hawcx.Vectors;
import io.hawcx.internal.Base64Url;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class IdTokenVerifierVectorTests {

	private static final JsonNode VECTORS = Vectors.read("id-tokens");

	private static final JsonMapper MAPPER = new JsonMapper();

	private static final HawcxOAuth CLIENT = client();

	static HawcxOAuth client() {
		String issuer = VECTORS.get("issuer").asString();
		ObjectNode discovery = MAPPER.createObjectNode()
			.put("issuer", issuer)
			.put("token_endpoint", issuer + "/oauth2/token")
			.put("jwks_uri", issuer + "/jwks");
		discovery.set("id_token_signing_alg_values_supported", VECTORS.get("algorithms"));
		StubTransport transport = new StubTransport()
			.reply(issuer + "/.well-known/openid-configuration", 200, discovery.toString())
			.reply(issuer + "/jwks", 200, VECTORS.get("jwks").toString());
		return HawcxOAuth.builder(issuer, "cfg_123", VECTORS.get("client_id").asString())
			.transport(transport)
			.clock(new MutableClock(VECTORS.get("now").asLong()))
			.clockTolerance(Duration.ofSeconds(VECTORS.get("clock_tolerance_seconds").asLong()))
			.build();
	}

	static Stream<Arguments> good() {
		return Vectors.cases(VECTORS.get("good"));
	}

	static Stream<Arguments> bad() {
		return Vectors.cases(VECTORS.get("bad"));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource
	void good(String name, JsonNode vector) {
		IdTokenClaims claims = CLIENT.verifyIdToken(token(vector), nonce(vector));
		JsonNode expected = vector.path("claims").isMissingNode() ? payload(token(vector)) : vector.get("claims");
		Map<String, Object> wanted = MAPPER.convertValue(expected, new TypeReference<>() {
		});
		assertThat(claims.asMap()).isEqualTo(wanted);
		assertThat(claims.subject()).isEqualTo(expected.get("sub").asString());
		assertThat(claims.expiresAt().getEpochSecond()).isEqualTo(expected.get("exp").asLong());
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource
	void bad(String name, JsonNode vector) {
		assertThatExceptionOfType(TokenVerificationException.class)
			.isThrownBy(() -> CLIENT.verifyIdToken(token(vector), nonce(vector)))
			.satisfies((ex) -> assertThat(ex).hasMessageStartingWith("The id_token is refused: "))
			.satisfies((ex) -> {
				for (String part : token(vector).split("\\.")) {
					assertThat(part.length() > 8 && ex.getMessage().contains(part)).isFalse();
				}
			});
	}

	private static JsonNode payload(String token) {
		return MAPPER.readTree(Base64Url.decode(token.split("\\.")[1]));
	}

	private static String token(JsonNode vector) {
		return vector.get("token").asString();
	}

	private static String nonce(JsonNode vector) {
		return vector.get("expected_nonce").isNull() ? null : vector.get("expected_nonce").asString();
	}

}
