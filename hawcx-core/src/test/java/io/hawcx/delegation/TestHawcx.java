package io.hawcx.delegation;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.hawcx.Vectors;
import io.hawcx.http.HttpRequest;
import io.hawcx.http.HttpResponse;
import io.hawcx.internal.Base64Url;
import io.hawcx.internal.Json;
import io.hawcx.internal.crypto.CryptoProvider;
import io.hawcx.internal.crypto.CryptoProviders;
import io.hawcx.key.SecretKey;

/**
 * Hawcx's side of the delegation door with the keys of the vectors, right replies and
 * wrong ones alike.
 */
public final class TestHawcx {

	private static final CryptoProvider CRYPTO = CryptoProviders.get();

	private TestHawcx() {
	}

	/**
	 * Return the customer's key that fits.
	 * @return the key
	 */
	public static SecretKey secretKey() {
		return SecretKey.parse(Vectors.read("sealing").get("secret_key").asString());
	}

	/**
	 * Read what a client sent.
	 * @param request the request
	 * @return its payload
	 */
	public static Map<String, Object> read(HttpRequest request) {
		CryptoProvider.X25519Key key = CRYPTO.x25519Key(Vectors.hex(Vectors.read("sealing").get("hawcx_x_private")));
		return Json.readObject(Envelope.open(request.body(), key));
	}

	/**
	 * Seal and sign a reply.
	 * @param status the HTTP status
	 * @param json what to seal
	 * @param clock what the timestamp is read from
	 * @return the reply
	 */
	public static HttpResponse reply(int status, String json, Clock clock) {
		byte[] recipient = CRYPTO
			.x25519Key(Vectors.hex(Vectors.read("credentials").get("valid").get(0).get("x_private")))
			.publicKey();
		byte[] body = Envelope.seal(json.getBytes(StandardCharsets.UTF_8), recipient,
				CRYPTO.x25519Key(new SecureRandom()), new byte[12]);
		String timestamp = Long.toString(clock.instant().getEpochSecond());
		byte[] signature = CRYPTO.ed25519Signer(Vectors.hex(Vectors.read("sealing").get("hawcx_ed_private")))
			.sign(SignedMessage.of(body, timestamp));
		Map<String, List<String>> headers = new TreeMap<>();
		headers.put("X-Enc-Alg", List.of("x25519-aesgcm"));
		headers.put("X-Timestamp", List.of(timestamp));
		headers.put("X-Signature-Alg", List.of("ed25519"));
		headers.put("X-Signature", List.of(Base64Url.encode(signature)));
		return new HttpResponse(status, headers, body);
	}

}
