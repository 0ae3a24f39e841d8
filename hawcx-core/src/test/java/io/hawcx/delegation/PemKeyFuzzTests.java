package io.hawcx.delegation;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.hawcx.DelegationCryptoException;
import io.hawcx.Seeds;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Any text, and any DER in PEM, is a key of the delegation door or a declared refusal.
 */
class PemKeyFuzzTests {

	static Stream<byte[]> seeds() {
		return Seeds
			.of("pem-keys", "pem", "sp_signing_key", "sp_encryption_key", "idp_verify_key", "idp_encryption_key",
					"sp_signing_key_rsa")
			.flatMap((pem) -> Stream.of(pem, inside(pem), withUnusedBit(inside(pem))));
	}

	@MethodSource("seeds")
	@FuzzTest(maxDuration = "30s")
	void builderWhenAnythingThenDeclared(byte[] data) {
		String text = new String(data, StandardCharsets.UTF_8);
		String base64 = Base64.getMimeEncoder().encodeToString(data);
		for (String pem : List.of(text, block("PRIVATE KEY", base64), block("PUBLIC KEY", base64))) {
			take((keys) -> keys.signingKey("kid", pem));
			take((keys) -> keys.decryptionKey(pem));
			take((keys) -> keys.hawcxVerificationKey("kid", pem));
			take((keys) -> keys.hawcxEncryptionKey(pem));
		}
	}

	private static void take(Consumer<DelegationKeys.Builder> step) {
		try {
			step.accept(DelegationKeys.builder());
		}
		catch (DelegationCryptoException ex) {
			assertThat(ex).hasMessageContaining("is refused: ");
		}
	}

	private static String block(String label, String base64) {
		return "-----BEGIN " + label + "-----\n" + base64 + "\n-----END " + label + "-----\n";
	}

	private static byte[] withUnusedBit(byte[] der) {
		byte[] changed = der.clone();
		if (changed.length > 33) {
			changed[changed.length - 33] = 1;
			changed[changed.length - 1] &= (byte) 0xFE;
		}
		return changed;
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
