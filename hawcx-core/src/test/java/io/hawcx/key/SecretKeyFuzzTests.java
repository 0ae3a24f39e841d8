package io.hawcx.key;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.hawcx.DelegationCryptoException;
import io.hawcx.Seeds;
import io.hawcx.internal.Base64Url;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Any text, and any JSON in a blob, is a secret key or a declared refusal.
 */
class SecretKeyFuzzTests {

	static Stream<byte[]> seeds() {
		return Seeds.of("credentials", "blob").flatMap((blob) -> Stream.of(blob, inside(blob)));
	}

	@MethodSource("seeds")
	@FuzzTest(maxDuration = "30s")
	void parseWhenAnythingThenDeclared(byte[] data) {
		String text = new String(data, StandardCharsets.UTF_8);
		parse(text);
		parse("hwx_sk_v1_" + Base64Url.encode(data));
	}

	private static void parse(String blob) {
		try {
			assertThat(SecretKey.parse(blob).keyId()).isNotEmpty();
		}
		catch (DelegationCryptoException ex) {
			assertThat(ex).hasMessageStartingWith("The secret key");
		}
	}

	private static byte[] inside(byte[] blob) {
		try {
			return Base64Url.decode(new String(blob, StandardCharsets.UTF_8).strip().replace("hwx_sk_v1_", ""));
		}
		catch (IllegalArgumentException ex) {
			return blob;
		}
	}

}
