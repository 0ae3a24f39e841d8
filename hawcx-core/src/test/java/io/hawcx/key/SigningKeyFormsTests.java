package io.hawcx.key;

import java.util.Base64;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class SigningKeyFormsTests {

	// RFC 8032 section 7.1, tests 1 and 2.
	private static final String ONE = jwk("one", "nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A",
			"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo");

	private static final String TWO = jwk("two", "TM0Imyj_ltqdtsNG7BFOD1uKMZ81q6Yk2oz27U-4pvs",
			"PUAXw-hDiVqStwqnTRt-vJyYLM8uxJaMwM1V8Sr0Zgw");

	private static final String RSA = "{\"kty\":\"RSA\",\"kid\":\"rsa\"}";

	private static String jwk(String keyId, String d, String x) {
		return "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"kid\":\"%s\",\"d\":\"%s\",\"x\":\"%s\"}".formatted(keyId, d, x);
	}

	private static String set(String... keys) {
		return "{\"keys\":[" + String.join(",", keys) + "]}";
	}

	@Test
	void parseAnyWhenJwkThenItsKeyIdHolds() {
		assertThat(SigningKey.parseAny(ONE, null).keyId()).isEqualTo("one");
		assertThat(SigningKey.parseAny(ONE, "one").keyId()).isEqualTo("one");
		assertThatIllegalArgumentException().isThrownBy(() -> SigningKey.parseAny(ONE, "two"))
			.withMessageContaining("kid");
		String nameless = ONE.replace("\"kid\":\"one\",", "");
		assertThat(SigningKey.parseAny(nameless, "mine").keyId()).isEqualTo("mine");
		assertThatIllegalArgumentException().isThrownBy(() -> SigningKey.parseAny(nameless, null))
			.withMessageContaining("kid");
	}

	@Test
	void parseAnyWhenSetThenTakesTheNamedOrTheOnlyOne() {
		assertThat(SigningKey.parseAny(set(ONE, RSA), null).keyId()).isEqualTo("one");
		for (String keyId : List.of("one", "two")) {
			assertThat(SigningKey.parseAny(set(RSA, ONE, TWO), keyId).keyId()).isEqualTo(keyId);
		}
		assertThatIllegalArgumentException().isThrownBy(() -> SigningKey.parseAny(set(ONE, TWO), null))
			.withMessageContaining("2 Ed25519 keys");
		assertThatIllegalArgumentException().isThrownBy(() -> SigningKey.parseAny(set(ONE), "two"))
			.withMessageContaining("0 keys");
	}

	@Test
	void parseAnyWhenPemThenNeedsKeyId() {
		byte[] header = { 48, 46, 2, 1, 0, 48, 5, 6, 3, 43, 101, 112, 4, 34, 4, 32 };
		byte[] pkcs8 = new byte[48];
		System.arraycopy(header, 0, pkcs8, 0, 16);
		pkcs8[47] = 1;
		String pem = "-----BEGIN PRIVATE KEY-----\n" + Base64.getEncoder().encodeToString(pkcs8)
				+ "\n-----END PRIVATE KEY-----\n";
		assertThat(SigningKey.parseAny(pem, "mine").keyId()).isEqualTo("mine");
		assertThatIllegalArgumentException().isThrownBy(() -> SigningKey.parseAny(pem, null))
			.withMessageContaining("kid");
	}

	@Test
	void parseAnyWhenKeyIdIsBlankThenIsRefused() {
		for (String text : List.of(ONE, set(ONE))) {
			assertThatIllegalArgumentException().isThrownBy(() -> SigningKey.parseAny(text, " "))
				.withMessageContaining("must not be empty");
		}
	}

}
