package io.hawcx.key;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.hawcx.DelegationCryptoException;
import io.hawcx.Vectors;
import io.hawcx.delegation.RequestSealer;
import io.hawcx.delegation.SealedRequest;
import io.hawcx.internal.Base64Url;
import io.hawcx.internal.Json;
import io.hawcx.internal.crypto.CryptoProviders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class SecretKeyTests {

	private static final JsonNode VECTORS = Vectors.read("credentials");

	static Stream<Arguments> valid() {
		return Vectors.cases(VECTORS.get("valid"));
	}

	static Stream<Arguments> invalid() {
		return Vectors.cases(VECTORS.get("invalid"));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("valid")
	void parseWhenValidThenHoldsItsKeys(String name, JsonNode vector) {
		SecretKey key = SecretKey.parse(vector.get("blob").asString());
		assertThat(key.keyId()).isEqualTo(vector.get("kid").asString());
		assertThat(key.hawcxKeyId()).isEqualTo(vector.get("hkid").asString());
		SealedRequest request = new RequestSealer(key.delegationKeys(), Clock.systemUTC()).seal(new byte[0]);
		assertThat(request.headers()).containsEntry("X-Key-Id", vector.get("kid").asString());
		String signed = new String(request.body(), StandardCharsets.US_ASCII) + "."
				+ request.headers().get("X-Timestamp");
		assertThat(CryptoProviders.get()
			.ed25519Verifier(Vectors.hex(vector.get("ed_public")))
			.verify(signed.getBytes(StandardCharsets.US_ASCII), Base64Url.decode(request.headers().get("X-Signature"))))
			.isTrue();
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("valid")
	void toStringWhenParsedThenShowsNoKey(String name, JsonNode vector) {
		SecretKey key = SecretKey.parse(vector.get("blob").asString());
		assertThat(key).hasToString("SecretKey[keyId=" + vector.get("kid").asString() + ", hawcxKeyId="
				+ vector.get("hkid").asString() + "]");
		assertThat(key.delegationKeys().toString()).doesNotContain(secretsOf(vector.get("blob").asString()));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("invalid")
	void parseWhenInvalidThenThrowsWithoutKeyMaterial(String name, JsonNode vector) {
		String blob = vector.get("blob").asString();
		assertThatExceptionOfType(DelegationCryptoException.class).isThrownBy(() -> SecretKey.parse(blob))
			.satisfies((ex) -> {
				for (Throwable cause = ex; cause != null; cause = cause.getCause()) {
					assertThat(cause.getMessage()).startsWith("The secret key")
						.doesNotContain(secretsOf(blob))
						.hasSizeLessThan(200);
				}
			});
	}

	@Test
	void parseWhenNullThenNamesTheArgument() {
		assertThatIllegalArgumentException().isThrownBy(() -> SecretKey.parse(null))
			.withMessage("blob must not be null");
		assertThatIllegalArgumentException().isThrownBy(() -> SigningKey.parse(null))
			.withMessage("jwkOrPem must not be null");
		assertThatIllegalArgumentException().isThrownBy(() -> SigningKey.parse(null, "kid"))
			.withMessage("jwkOrPem must not be null");
		assertThatIllegalArgumentException().isThrownBy(() -> SigningKey.parseSet(null))
			.withMessage("jwkSet must not be null");
		assertThatIllegalArgumentException().isThrownBy(() -> SigningKey.parseSet(null, "kid"))
			.withMessage("jwkSet must not be null");
		assertThatIllegalArgumentException().isThrownBy(() -> SigningKey.parseAny(null, null))
			.withMessage("text must not be null");
	}

	@Test
	void parseWhenFieldIsWrongThenNamesIt() {
		String good = VECTORS.get("valid").get(0).get("blob").asString();
		for (String field : List.of("v", "alg", "kid", "hkid", "ed_priv", "x_priv", "h_ed_pub", "h_x_pub")) {
			Map<String, Object> members = Json.readObject(Base64Url.decode(good.substring("hwx_sk_v1_".length())));
			members.remove(field);
			String blob = "hwx_sk_v1_" + Base64Url.encode(Json.write(members));
			assertThatExceptionOfType(DelegationCryptoException.class).isThrownBy(() -> SecretKey.parse(blob))
				.withMessageStartingWith("The secret key's field " + field + " ");
		}
	}

	@Test
	void parseWhenKeyIdHasLineBreakThenThrows() {
		String good = VECTORS.get("valid").get(0).get("blob").asString();
		Map<String, Object> members = Json.readObject(Base64Url.decode(good.substring("hwx_sk_v1_".length())));
		members.put("kid", "a\r\nX-Injected: b");
		String blob = "hwx_sk_v1_" + Base64Url.encode(Json.write(members));
		assertThatExceptionOfType(DelegationCryptoException.class).isThrownBy(() -> SecretKey.parse(blob))
			.withMessageContaining("field kid ");
	}

	@Test
	void parseWhenValidThenPublicHalvesFit() {
		for (JsonNode vector : VECTORS.get("valid")) {
			assertThat(CryptoProviders.get().ed25519Signer(Vectors.hex(vector.get("ed_private"))).publicKey())
				.isEqualTo(Vectors.hex(vector.get("ed_public")));
			assertThat(CryptoProviders.get().x25519Key(Vectors.hex(vector.get("x_private"))).publicKey())
				.isEqualTo(Vectors.hex(vector.get("x_public")));
		}
	}

	private static List<String> secretsOf(String blob) {
		List<String> secrets = new ArrayList<>();
		String encoded = blob.strip().replaceFirst("^hwx_.k_v[0-9]_", "");
		if (encoded.length() >= 8) {
			secrets.add(encoded.substring(0, 8));
			secrets.add(encoded.substring(encoded.length() - 8));
		}
		try {
			String text = new String(Base64Url.decode(encoded), StandardCharsets.UTF_8);
			for (String part : text.split("[\"\\s]+")) {
				if (part.length() >= 20) {
					secrets.add(part);
				}
			}
		}
		catch (IllegalArgumentException ex) {
			// Nothing to decode, nothing to find.
		}
		secrets.add("no key material at all".repeat(2));
		return secrets;
	}

}
