package io.hawcx.delegation;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.hawcx.DelegationException;
import io.hawcx.Vectors;
import io.hawcx.http.HttpResponse;
import io.hawcx.internal.Base64Url;
import io.hawcx.internal.crypto.CryptoProvider;
import io.hawcx.internal.crypto.CryptoProviders;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Any reply is opened or a declared refusal. The first byte says what the others are: a
 * plaintext, to be sealed and signed; an envelope, to be signed; or headers and a body.
 */
class ReplyOpenerFuzzTests {

	private static final JsonNode VECTORS = Vectors.read("responses");

	private static final Clock CLOCK = Clock.fixed(Instant.ofEpochSecond(VECTORS.get("now").asLong()), ZoneOffset.UTC);

	private static final CryptoProvider.X25519Key CUSTOMER = CryptoProviders.get()
		.x25519Key(Vectors.hex(Vectors.read("credentials").get("valid").get(0).get("x_private")));

	private static final CryptoProvider.Ed25519Signer HAWCX = CryptoProviders.get()
		.ed25519Signer(Vectors.hex(Vectors.read("sealing").get("hawcx_ed_private")));

	private static final ReplyOpener OPENER = new ReplyOpener(TestHawcx.secretKey().delegationKeys(), CLOCK,
			Duration.ofSeconds(300));

	static Stream<byte[]> seeds() {
		List<byte[]> seeds = new ArrayList<>();
		for (String kind : List.of("good", "bad")) {
			StreamSupport.stream(VECTORS.get(kind).spliterator(), false).forEach((vector) -> {
				String body = vector.get("response").get("body").asString();
				StringBuilder headers = new StringBuilder();
				vector.get("response")
					.get("headers")
					.properties()
					.forEach((header) -> headers.append(header.getKey() + ":" + header.getValue().asString("") + "\n"));
				seeds.add(("\0" + vector.path("payload")).getBytes(StandardCharsets.UTF_8));
				seeds.add(("\1" + body).getBytes(StandardCharsets.ISO_8859_1));
				seeds.add(("\2" + headers + "\n" + body).getBytes(StandardCharsets.ISO_8859_1));
			});
		}
		return seeds.stream();
	}

	@MethodSource("seeds")
	@FuzzTest(maxDuration = "30s")
	void openWhenAnythingThenDeclared(byte[] data) {
		if (data.length == 0) {
			return;
		}
		byte[] rest = Arrays.copyOfRange(data, 1, data.length);
		HttpResponse reply = switch (data[0] & 3) {
			case 0 -> signed(Envelope.seal(rest, CUSTOMER.publicKey(),
					CryptoProviders.get().x25519Key(new SecureRandom()), new byte[12]));
			case 1 -> signed(rest);
			default -> raw(data[0], new String(rest, StandardCharsets.ISO_8859_1));
		};
		try {
			assertThat(OPENER.open("POST /v1/management/x", reply)).isNotNull();
		}
		catch (DelegationException ex) {
			assertThat(ex.getMessage()).isNotBlank();
		}
	}

	private static HttpResponse signed(byte[] body) {
		String timestamp = VECTORS.get("now").asString();
		Map<String, List<String>> headers = Map.of("X-Enc-Alg", List.of("x25519-aesgcm"), "X-Timestamp",
				List.of(timestamp), "X-Signature-Alg", List.of("ed25519"), "X-Signature",
				List.of(Base64Url.encode(HAWCX.sign(SignedMessage.of(body, timestamp)))));
		return new HttpResponse(200, headers, body);
	}

	private static HttpResponse raw(byte selector, String text) {
		int end = Math.max(text.indexOf("\n\n"), 0);
		Map<String, List<String>> headers = new TreeMap<>();
		for (String line : text.substring(0, end).split("\n")) {
			int colon = Math.max(line.indexOf(':'), 0);
			headers.put(line.substring(0, colon), List.of(line.substring(colon).replaceFirst(":", "")));
		}
		return new HttpResponse(((selector & 4) != 0) ? 503 : 200, headers,
				text.substring(end).getBytes(StandardCharsets.ISO_8859_1));
	}

}
