package io.hawcx.delegation;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.hawcx.Vectors;
import io.hawcx.internal.crypto.CryptoProvider;
import io.hawcx.internal.crypto.CryptoProviders;
import io.hawcx.key.SecretKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

class RequestSealerTests {

	private static final JsonNode VECTORS = Vectors.read("sealing");

	private static final DelegationKeys KEYS = SecretKey.parse(VECTORS.get("secret_key").asString()).delegationKeys();

	static Stream<Arguments> cases() {
		return Vectors.cases(VECTORS.get("cases"));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("cases")
	void sealWhenVectorThenIsExact(String name, JsonNode vector) {
		Clock clock = Clock.fixed(Instant.ofEpochSecond(vector.get("timestamp").asLong()), ZoneOffset.UTC);
		SecureRandom random = new PreparedRandom(Vectors.hex(vector.get("ephemeral_private")),
				Vectors.hex(vector.get("iv")));
		SealedRequest request = new RequestSealer(KEYS, clock, random)
			.seal(vector.get("plaintext").asString().getBytes(StandardCharsets.UTF_8));
		assertThat(new String(request.body(), StandardCharsets.US_ASCII)).isEqualTo(vector.get("envelope").asString());
		assertThat(request.headers()).containsOnly(Map.entry("X-Enc-Alg", "x25519-aesgcm"),
				Map.entry("X-Timestamp", vector.get("timestamp").asString()), Map.entry("X-Signature-Alg", "ed25519"),
				Map.entry("X-Signature", vector.get("signature").asString()), Map.entry("X-Key-Id", KEYS.keyId()));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("cases")
	void openWhenSealedThenHawcxReadsPlaintext(String name, JsonNode vector) {
		CryptoProvider.X25519Key hawcx = CryptoProviders.get().x25519Key(Vectors.hex(VECTORS.get("hawcx_x_private")));
		byte[] plaintext = vector.get("plaintext").asString().getBytes(StandardCharsets.UTF_8);
		SealedRequest request = new RequestSealer(KEYS, Clock.systemUTC()).seal(plaintext);
		assertThat(Envelope.open(request.body(), hawcx)).isEqualTo(plaintext);
	}

	@Test
	void sealWhenAskedTwiceThenNothingRepeats() {
		RequestSealer sealer = new RequestSealer(KEYS, Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
		List<String> first = envelopeMembers(sealer.seal(new byte[1]));
		List<String> second = envelopeMembers(sealer.seal(new byte[1]));
		assertThat(first).hasSize(3).doesNotContainAnyElementsOf(second);
	}

	private static List<String> envelopeMembers(SealedRequest request) {
		String[] parts = new String(request.body(), StandardCharsets.US_ASCII).split("\"");
		return List.of(parts[7], parts[11], parts[15]);
	}

	/**
	 * Gives out prepared bytes, one array a call.
	 */
	private static final class PreparedRandom extends SecureRandom {

		private final transient Deque<byte[]> prepared;

		PreparedRandom(byte[]... prepared) {
			this.prepared = new ArrayDeque<>(List.of(prepared));
		}

		@Override
		public void nextBytes(byte[] bytes) {
			byte[] next = this.prepared.remove();
			assertThat(next).hasSameSizeAs(bytes);
			System.arraycopy(next, 0, bytes, 0, bytes.length);
		}

	}

}
