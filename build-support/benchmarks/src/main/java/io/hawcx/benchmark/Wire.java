package io.hawcx.benchmark;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.Objects;

import io.hawcx.http.HttpResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The envelope and the signed bytes as the rivals' developers would write them.
 */
final class Wire {

	private static final JsonMapper MAPPER = JsonMapper.builder().build();

	private Wire() {
	}

	static String now() {
		return Long.toString(Clock.systemUTC().instant().getEpochSecond());
	}

	static String encode(byte[] bytes) {
		return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
	}

	static byte[] envelope(byte[] epk, byte[] iv, byte[] ct) {
		return ("{\"enc\":\"x25519-aesgcm\",\"epk\":\"" + encode(epk) + "\",\"iv\":\"" + encode(iv) + "\",\"ct\":\""
				+ encode(ct) + "\"}")
			.getBytes(StandardCharsets.US_ASCII);
	}

	static byte[] signed(byte[] body, String timestamp) throws IOException {
		ByteArrayOutputStream message = new ByteArrayOutputStream(body.length + 12);
		message.write(body);
		message.write('.');
		message.write(timestamp.getBytes(StandardCharsets.US_ASCII));
		return message.toByteArray();
	}

	static String timestamp(HttpResponse reply) {
		return Objects.requireNonNull(reply.header("X-Timestamp"));
	}

	static byte[] signature(HttpResponse reply) {
		return Base64.getUrlDecoder().decode(Objects.requireNonNull(reply.header("X-Signature")));
	}

	static Envelope parse(byte[] body) {
		JsonNode envelope = MAPPER.readTree(body);
		return new Envelope(decode(envelope, "epk"), decode(envelope, "iv"), decode(envelope, "ct"));
	}

	private static byte[] decode(JsonNode envelope, String member) {
		return Base64.getUrlDecoder().decode(envelope.get(member).stringValue());
	}

	record Envelope(byte[] epk, byte[] iv, byte[] ct) {

	}

}
