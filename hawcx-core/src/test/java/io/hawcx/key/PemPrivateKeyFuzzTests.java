package io.hawcx.key;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.stream.Stream;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.hawcx.Seeds;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Any text, and any DER in PEM, is a signing key or a declared refusal.
 */
class PemPrivateKeyFuzzTests {

	private static final String BEGIN = "-----BEGIN PRIVATE KEY-----\n";

	private static final String END = "\n-----END PRIVATE KEY-----\n";

	static Stream<byte[]> seeds() {
		return Seeds
			.of("pem-keys", "pem", "sp_signing_key", "sp_encryption_key", "idp_verify_key", "sp_signing_key_rsa")
			.flatMap((pem) -> Stream.of(pem, inside(pem)));
	}

	@MethodSource("seeds")
	@FuzzTest(maxDuration = "30s")
	void parseWhenAnythingThenDeclared(byte[] data) {
		parse(new String(data, StandardCharsets.UTF_8));
		parse(BEGIN + Base64.getMimeEncoder().encodeToString(data) + END);
	}

	private static void parse(String pem) {
		try {
			assertThat(SigningKey.parse(pem, "kid").keyId()).isEqualTo("kid");
		}
		catch (IllegalArgumentException ex) {
			assertThat(ex).hasMessageStartingWith("The signing key");
		}
	}

	private static byte[] inside(byte[] pem) {
		try {
			String text = new String(pem, StandardCharsets.UTF_8).replaceAll("-----[A-Z0-9 ]+-----", "");
			return Base64.getMimeDecoder().decode(text);
		}
		catch (IllegalArgumentException ex) {
			return pem;
		}
	}

}
