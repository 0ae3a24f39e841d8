package io.hawcx.oauth;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.hawcx.Seeds;
import io.hawcx.TokenVerificationException;
import io.hawcx.internal.Base64Url;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Any text, any header and any payload with the right signature is a verified id_token or
 * a declared refusal.
 */
class IdTokenVerifierFuzzTests {

	private static final String HEADER = "{\"alg\":\"EdDSA\",\"kid\":\"" + TestIssuer.KEY.keyId() + "\"}";

	private static final HawcxOAuth CLIENT = TestIssuer.client(TestIssuer.transport(), new MutableClock(TestIssuer.NOW))
		.build();

	private static final HawcxOAuth VECTORS_CLIENT = IdTokenVerifierVectorTests.client();

	static Stream<byte[]> seeds() {
		Stream<byte[]> tokens = Seeds.of("id-tokens", "token");
		Stream<byte[]> payloads = Stream.of(TestIssuer.idToken((claims) -> {
		}).split("\\.")).limit(2).map(Base64Url::decode);
		return Stream.concat(tokens, payloads);
	}

	@MethodSource("seeds")
	@FuzzTest(maxDuration = "30s")
	void verifyWhenAnythingThenDeclared(byte[] data) {
		verify(VECTORS_CLIENT, new String(data, StandardCharsets.UTF_8));
		verify(CLIENT, sign(HEADER.getBytes(StandardCharsets.UTF_8), data));
		verify(CLIENT, sign(data, "{}".getBytes(StandardCharsets.UTF_8)));
	}

	private static void verify(HawcxOAuth client, String token) {
		try {
			assertThat(client.verifyIdTokenExceptNonce(token).subject()).isNotEmpty();
		}
		catch (TokenVerificationException ex) {
			assertThat(ex).hasMessageStartingWith("The id_token is refused: ");
		}
	}

	private static String sign(byte[] header, byte[] payload) {
		String input = Base64Url.encode(header) + "." + Base64Url.encode(payload);
		return input + "." + Base64Url.encode(TestIssuer.KEY.sign(input.getBytes(StandardCharsets.US_ASCII)));
	}

}
