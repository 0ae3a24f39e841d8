package io.hawcx.delegation;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.hawcx.DelegationRequestException;
import io.hawcx.DelegationResponseException;
import io.hawcx.DelegationResponseException.Reason;
import io.hawcx.HawcxException;
import io.hawcx.Vectors;
import io.hawcx.http.HttpResponse;
import io.hawcx.internal.Base64Url;
import io.hawcx.internal.Json;
import io.hawcx.internal.crypto.CryptoProvider;
import io.hawcx.internal.crypto.CryptoProviders;
import io.hawcx.key.SecretKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class ReplyOpenerTests {

	private static final JsonNode VECTORS = Vectors.read("responses");

	private static final String CALL = "POST /v1/management/x";

	private static final Clock CLOCK = Clock.fixed(Instant.ofEpochSecond(VECTORS.get("now").asLong()), ZoneOffset.UTC);

	private static final Duration SKEW = Duration.ofSeconds(VECTORS.get("clock_skew_seconds").asLong());

	private final ReplyOpener opener = new ReplyOpener(
			SecretKey.parse(VECTORS.get("secret_key").asString()).delegationKeys(), CLOCK, SKEW);

	static Stream<Arguments> good() {
		return Vectors.cases(VECTORS.get("good"));
	}

	static Stream<Arguments> bad() {
		return Vectors.cases(VECTORS.get("bad"));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("good")
	void openWhenGoodThenReturnsPayload(String name, JsonNode vector) {
		Map<String, Object> payload = this.opener.open(CALL, reply(vector.get("response")));
		assertThat(new JsonMapper().<JsonNode>valueToTree(payload)).isEqualTo(vector.get("payload"));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("bad")
	void openWhenBadThenThrowsWithoutContent(String name, JsonNode vector) {
		HttpResponse reply = reply(vector.get("response"));
		HawcxException exception = catchThrowableOfType(HawcxException.class, () -> this.opener.open(CALL, reply));
		assertThat(exception).isNotNull();
		assertThat(exception.getClass().getSimpleName()).isEqualTo(vector.get("error").asString());
		if (exception instanceof DelegationResponseException refusal) {
			assertThat(refusal.reason()).isEqualTo(reason(name));
		}
		if (vector.has("expect_status")) {
			assertThat(((DelegationRequestException) exception).statusCode())
				.isEqualTo(vector.get("expect_status").asInt());
			assertThat(((DelegationRequestException) exception).responseBody()).isNotNull();
			assertThat(exception).hasMessageContaining(CALL)
				.hasMessageContaining(vector.get("expect_status").asString());
		}
		if (vector.has("expect_detail")) {
			JsonNode detail = new JsonMapper().readTree(((DelegationRequestException) exception).detail());
			assertThat(detail).isEqualTo(vector.get("expect_detail"));
		}
		for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
			assertThat(cause.getMessage()).doesNotContain(contentsOf(vector));
		}
	}

	private static Reason reason(String name) {
		if (name.matches(".* missing|signature empty|unsigned .*")
				&& !name.matches("(ephemeral|iv|ciphertext|enc) .*")) {
			return Reason.UNSIGNED;
		}
		if (name.startsWith("timestamp ") && !name.endsWith("changed after signing")) {
			return Reason.TIME;
		}
		return name.matches("timestamp .*|signature .*|signed by another key|unknown key id|rsa-pss signature"
				+ "|body changed .*|byte appended .*|404 with a bad signature") ? Reason.SIGNATURE : Reason.CONTENT;
	}

	@Test
	void openWhenSignatureIsWrongThenDoesNotParseBody() {
		Map<String, List<String>> headers = sign("not JSON".getBytes(StandardCharsets.US_ASCII), null);
		assertThatExceptionOfType(DelegationResponseException.class)
			.isThrownBy(() -> this.opener.open(CALL,
					new HttpResponse(200, headers, "not JSON!".getBytes(StandardCharsets.US_ASCII))))
			.withMessageContaining("The reply's signature is wrong; check that the secret key");
	}

	@Test
	void openWhenDecryptionFailsThenMessageIsAlwaysTheSame() {
		byte[] good = envelope("{}");
		List<String> messages = new ArrayList<>();
		Map<String, Object> members = Json.readObject(good);
		members.put("epk", Base64Url.encode(new byte[32]));
		messages.add(messageFor(Json.write(members)));
		members.put("epk", Base64Url.encode(new byte[31]));
		messages.add(messageFor(Json.write(members)));
		members = Json.readObject(good);
		members.put("ct", Base64Url.encode(new byte[40]));
		messages.add(messageFor(Json.write(members)));
		members.put("ct", Base64Url.encode(new byte[3]));
		messages.add(messageFor(Json.write(members)));
		assertThat(messages).hasSize(4)
			.containsOnly(CALL + ": The reply could not be decrypted; check that the secret key is the current one.");
	}

	@Test
	void openWhenSeveralKeysAreKnownThenKeyIdDecides() {
		DelegationKeys keys = DelegationKeys.builder()
			.signingKey("cust", new byte[32])
			.decryptionKey(customerKey())
			.hawcxEncryptionKey(CryptoProviders.get().x25519Key(new SecureRandom()).publicKey())
			.hawcxVerificationKey("old", CryptoProviders.get().ed25519Signer(new byte[32]).publicKey())
			.hawcxVerificationKey("new", hawcxSigner().publicKey())
			.build();
		ReplyOpener rotating = new ReplyOpener(keys, CLOCK, SKEW);
		byte[] body = envelope("{\"ok\":true}");
		assertThat(rotating.open(CALL, new HttpResponse(200, sign(body, "new"), body))).containsEntry("ok", true);
		assertThatExceptionOfType(DelegationResponseException.class)
			.isThrownBy(() -> rotating.open(CALL, new HttpResponse(200, sign(body, "old"), body)));
		assertThatExceptionOfType(DelegationResponseException.class)
			.isThrownBy(() -> rotating.open(CALL, new HttpResponse(200, sign(body, null), body)))
			.withMessageContaining("X-Key-Id");
	}

	private String messageFor(byte[] body) {
		return catchThrowableOfType(DelegationResponseException.class,
				() -> this.opener.open(CALL, new HttpResponse(200, sign(body, null), body)))
			.getMessage();
	}

	private static byte[] envelope(String plaintext) {
		CryptoProvider crypto = CryptoProviders.get();
		byte[] recipient = crypto.x25519Key(customerKey()).publicKey();
		return Envelope.seal(plaintext.getBytes(StandardCharsets.UTF_8), recipient,
				crypto.x25519Key(new SecureRandom()), new byte[12]);
	}

	private static Map<String, List<String>> sign(byte[] body, String keyId) {
		String timestamp = VECTORS.get("now").asString();
		Map<String, List<String>> headers = new LinkedHashMap<>();
		headers.put("X-Enc-Alg", List.of("x25519-aesgcm"));
		headers.put("X-Timestamp", List.of(timestamp));
		headers.put("X-Signature-Alg", List.of("ed25519"));
		headers.put("X-Signature", List.of(Base64Url.encode(hawcxSigner().sign(SignedMessage.of(body, timestamp)))));
		if (keyId != null) {
			headers.put("X-Key-Id", List.of(keyId));
		}
		return headers;
	}

	private static CryptoProvider.Ed25519Signer hawcxSigner() {
		return CryptoProviders.get().ed25519Signer(Vectors.hex(Vectors.read("sealing").get("hawcx_ed_private")));
	}

	private static byte[] customerKey() {
		return Vectors.hex(Vectors.read("credentials").get("valid").get(0).get("x_private"));
	}

	private static HttpResponse reply(JsonNode response) {
		Map<String, List<String>> headers = new LinkedHashMap<>();
		response.get("headers")
			.properties()
			.forEach((header) -> headers.put(header.getKey(), values(header.getValue())));
		return new HttpResponse(response.get("status").asInt(), headers,
				response.get("body").asString().getBytes(StandardCharsets.ISO_8859_1));
	}

	private static List<String> values(JsonNode value) {
		return value.isArray() ? value.valueStream().map(JsonNode::asString).toList() : List.of(value.asString());
	}

	private static List<String> contentsOf(JsonNode vector) {
		List<String> contents = new ArrayList<>();
		contents.add(HexFormat.of().formatHex(customerKey()));
		contents.add(Base64Url.encode(customerKey()));
		for (String part : vector.get("response").get("body").asString().split("[\"\\s:{}]+")) {
			if (part.length() >= 16) {
				contents.add(part);
			}
		}
		if (vector.has("expect_detail")) {
			contents.add(vector.get("expect_detail").asString());
		}
		return contents;
	}

}
