package io.hawcx.key;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.hawcx.Seeds;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Any text is a signing key or a declared refusal.
 */
class SigningJwkFuzzTests {

	static Stream<byte[]> seeds() {
		return Seeds.of("client-assertion", "jwk", "private_jwk");
	}

	@MethodSource("seeds")
	@FuzzTest(maxDuration = "30s")
	void parseWhenAnythingThenDeclared(byte[] data) {
		String text = new String(data, StandardCharsets.UTF_8);
		try {
			assertThat(SigningKey.parse(text).keyId()).isNotBlank();
		}
		catch (IllegalArgumentException ex) {
			assertThat(ex).hasMessageStartingWith("The signing key");
		}
	}

}
