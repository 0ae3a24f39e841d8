package io.hawcx.internal.jose;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

import io.hawcx.Vectors;
import io.hawcx.Wycheproof;
import io.hawcx.internal.Base64Url;
import io.hawcx.internal.Json;
import io.hawcx.key.SigningKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Wycheproof's cases for published keys and for what is signed with them.
 */
@EnabledIf("io.hawcx.Wycheproof#isGiven")
class WycheproofJoseTests {

	@ParameterizedTest
	@CsvSource({ "ecdsa_secp256r1_sha256_p1363_test, 262", "ecdsa_secp384r1_sha384_p1363_test, 280",
			"ecdsa_secp521r1_sha512_p1363_test, 318", "ed25519_test, 151" })
	void verifyWhenKeyIsJwkThenDecidesAsListed(String file, int minimum) {
		Wycheproof.run(file, minimum, "VerificationKey", (group, test) -> {
			VerificationKey key = VerificationKey.of(jwk(group));
			return key.verify(Vectors.hex(test.get("msg")), Vectors.hex(test.get("sig")));
		});
	}

	@ParameterizedTest
	@CsvSource({ "json_web_signature_test, 401", "json_web_key_test, 26" })
	void verifyWhenJwsIsCompactThenDecidesAsListed(String file, int minimum) {
		Wycheproof.run(file, minimum, "CompactJws, VerificationKeys",
				(group, test) -> verifies(keySet(group), test.get("jws")));
	}

	@Test
	void parseWhenJwkIsForKeyAgreementThenThrows() {
		int refused = 0;
		for (JsonNode group : Wycheproof.read("x25519_jwk_test").get("testGroups")) {
			for (JsonNode test : group.get("tests")) {
				assertThatIllegalArgumentException().isThrownBy(() -> SigningKey.parse(test.get("private").toString()));
				if (!test.get("public").path("crv").asString("").startsWith("P-")) {
					refused++;
					assertThatExceptionOfType(JwsException.class)
						.isThrownBy(() -> VerificationKey.of(members(test.get("public"))));
				}
			}
		}
		assertThat(refused).isGreaterThanOrEqualTo(528);
	}

	private static boolean verifies(byte[] keySet, JsonNode jws) {
		try {
			CompactJws parsed = CompactJws.parse(jws.isString() ? jws.asString() : jws.toString());
			String algorithm = parsed.header("alg");
			if (algorithm == null || !VerificationKey.ALGORITHMS.contains(algorithm)) {
				return false;
			}
			parsed.verify(VerificationKeys.parse(keySet).select(parsed.header("kid"), algorithm));
			return true;
		}
		catch (JwsException ex) {
			return false;
		}
	}

	// A secret has no public half: it is what a careless issuer would publish.
	private static byte[] keySet(JsonNode group) {
		Map<String, Object> published = members(group.has("public") ? group.get("public") : group.get("private"));
		return Json.write(published.containsKey("keys") ? published : Map.of("keys", List.of(published)));
	}

	// Some groups leave the JWK out and give the point alone.
	private static Map<String, Object> jwk(JsonNode group) {
		if (group.has("publicKeyJwk")) {
			return members(group.get("publicKeyJwk"));
		}
		byte[] point = Vectors.hex(group.get("publicKey").get("uncompressed"));
		int half = (point.length - 1) / 2;
		String curve = "P-" + group.get("publicKey").get("keySize");
		return Map.of("kty", "EC", "crv", curve, "x", Base64Url.encode(Arrays.copyOfRange(point, 1, 1 + half)), "y",
				Base64Url.encode(Arrays.copyOfRange(point, 1 + half, point.length)));
	}

	private static Map<String, Object> members(JsonNode object) {
		return Json.readObject(object.toString());
	}

}
