package io.hawcx.key;

import java.util.Base64;
import java.util.HexFormat;
import java.util.stream.Stream;

import io.hawcx.Vectors;
import io.hawcx.internal.Base64Url;
import io.hawcx.internal.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class SigningKeyTests {

	private static final JsonNode VECTORS = Vectors.read("client-assertion");

	private static final String JWK = VECTORS.get("private_jwk").toString();

	private static final String PEM = VECTORS.get("pkcs8_pem").asString();

	private static final String D = VECTORS.at("/private_jwk/d").asString();

	private static final String X = VECTORS.at("/private_jwk/x").asString();

	private static final String KEY_ID = VECTORS.at("/private_jwk/kid").asString();

	private static final String SEED = HexFormat.of().formatHex(Base64Url.decode(D));

	static Stream<Arguments> invalidJwks() {
		return Vectors.cases(VECTORS.get("invalid_jwks"));
	}

	static Stream<Arguments> invalidPems() {
		return Vectors.cases(Vectors.read("pem-keys").get("invalid"))
			.filter((arguments) -> ((JsonNode) arguments.get()[1]).get("key").asString().equals("sp_signing_key"));
	}

	static Stream<String> oddDer() {
		String seedWithoutItsEnd = SEED.substring(0, SEED.length() - 2);
		return Stream.of("302e020100300506032b657004224420" + seedWithoutItsEnd + "000000",
				"302e020100300506032b657004220420", "302e020100300506032b657004224420" + SEED,
				"3051020101300506032b657004220420" + SEED + "812107" + seedWithoutItsEnd + "80",
				"3051020101300506032b657004220420" + SEED + "812100" + SEED);
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("invalidJwks")
	void refusesWhenJwkIsInvalid(String name, JsonNode vector) {
		JsonNode jwk = vector.get("jwk");
		assertThatIllegalArgumentException().isThrownBy(() -> SigningKey.parse(jwk.toString()))
			.withMessageStartingWith("The signing key's JWK is refused: its member ")
			.satisfies((ex) -> assertNoSecret(ex.getMessage(), jwk.path("d").asString("")));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("invalidPems")
	void refusesWhenPemIsInvalid(String name, JsonNode vector) {
		String pem = vector.get("pem").asString();
		assertThatIllegalArgumentException().isThrownBy(() -> SigningKey.parse(pem, "k-1"))
			.satisfies((ex) -> assertThat(ex.getMessage()).startsWith("The signing key").doesNotContain("MI", "MC"));
	}

	@ParameterizedTest
	@MethodSource("oddDer")
	void refusesInItsOwnWordsWhenDerIsOdd(String der) {
		String pem = "-----BEGIN PRIVATE KEY-----\n" + Base64.getEncoder().encodeToString(HexFormat.of().parseHex(der))
				+ "\n-----END PRIVATE KEY-----\n";
		assertThatIllegalArgumentException().isThrownBy(() -> SigningKey.parse(pem, "kid"))
			.withMessageStartingWith("The signing key's PEM is refused: ");
	}

	@Test
	void readsJwkWhenComplete() {
		SigningKey key = SigningKey.parse(JWK);
		assertThat(key.keyId()).isEqualTo(KEY_ID);
		assertThat(Json.readObject(key.publicJwk())).containsEntry("x", X)
			.containsEntry("kid", KEY_ID)
			.doesNotContainKey("d");
	}

	@Test
	void readsPemWhenKeyIdIsGiven() {
		SigningKey key = SigningKey.parse(PEM, KEY_ID);
		assertThat(key.publicJwk()).isEqualTo(SigningKey.parse(JWK).publicJwk());
	}

	@Test
	void readsJwkWhenKeyIdIsGivenBeside() {
		assertThat(SigningKey.parse(without("kid"), "other").keyId()).isEqualTo("other");
		assertThatIllegalArgumentException().isThrownBy(() -> SigningKey.parse(JWK, "other"))
			.withMessageContaining("kid");
	}

	@Test
	void refusesWhenPemHasNoKeyId() {
		assertThatIllegalArgumentException().isThrownBy(() -> SigningKey.parse(PEM)).withMessageContaining("kid");
		assertThatIllegalArgumentException().isThrownBy(() -> SigningKey.parse(PEM, " ")).withMessageContaining("kid");
	}

	@Test
	void namesKindWhenPemHoldsAnotherKey() {
		String rsa = Vectors.read("pem-keys").get("sp_signing_key_rsa").asString();
		assertThatIllegalArgumentException().isThrownBy(() -> SigningKey.parse(rsa, "k")).withMessageContaining("RSA");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> SigningKey.parse(PEM.replace("PRIVATE", "ENCRYPTED PRIVATE"), "k"))
			.withMessageContaining("encrypted");
		assertThatIllegalArgumentException().isThrownBy(() -> SigningKey.parse(PEM.replace("PRIVATE", "PUBLIC"), "k"))
			.withMessageContaining("public");
	}

	@Test
	void refusesWhenPemHoldsMoreThanOneKey() {
		assertThatIllegalArgumentException().isThrownBy(() -> SigningKey.parse(PEM + PEM, "k"));
	}

	@Test
	void refusesWhenMemberIsRepeated() {
		String repeated = JWK.replaceFirst("\\{", "{\"kid\":\"first\",");
		assertThatIllegalArgumentException().isThrownBy(() -> SigningKey.parse(repeated));
	}

	@Test
	void refusesWhenPublicKeyIsOfSmallOrder() {
		String jwk = JWK.replace(X, "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
		assertThatIllegalArgumentException().isThrownBy(() -> SigningKey.parse(jwk)).withMessageContaining("member x");
	}

	@Test
	void refusesWhenSetOfKeysIsGiven() {
		assertThatIllegalArgumentException().isThrownBy(() -> SigningKey.parse("{\"keys\":[" + JWK + "]}"))
			.withMessageContaining("set of keys");
	}

	@Test
	void readsJwkWhenUseAndAlgAreMissing() {
		ObjectNode jwk = (ObjectNode) VECTORS.get("private_jwk").deepCopy();
		jwk.remove("use");
		jwk.remove("alg");
		assertThat(SigningKey.parse(jwk.toString()).keyId()).isEqualTo(KEY_ID);
	}

	@Test
	void showsKeyIdOnlyWhenPrinted() {
		assertThat(SigningKey.parse(JWK)).hasToString("SigningKey[keyId=" + KEY_ID + "]");
	}

	private static String without(String member) {
		ObjectNode jwk = (ObjectNode) VECTORS.get("private_jwk").deepCopy();
		jwk.remove(member);
		return jwk.toString();
	}

	private static void assertNoSecret(String message, String d) {
		assertThat(message).doesNotContain(D).doesNotContain(X);
		assertThat(d.length() > 4 && message.contains(d)).isFalse();
	}

}
