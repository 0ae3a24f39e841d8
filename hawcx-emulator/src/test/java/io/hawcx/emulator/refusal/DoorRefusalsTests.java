package io.hawcx.emulator.refusal;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

import io.hawcx.emulator.HawcxEmulator;
import io.hawcx.emulator.internal.crypto.X25519Key;
import io.hawcx.emulator.refusal.Jwts.Seconds;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every refusal of the two management doors before the caller is known: unsigned,
 * whatever the door.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DoorRefusalsTests {

	private static final String PATH = ManagementRequests.PATH;

	private final HawcxEmulator hawcx = HawcxEmulator.start();

	private final ManagementRequests requests = new ManagementRequests(this.hawcx);

	@AfterAll
	void close() {
		this.hawcx.close();
	}

	@ParameterizedTest
	@MethodSource({ "gatewayRefusals", "delegationRefusals", "bearerRefusals", "claimRefusals" })
	void refusesAsTheSpecificationSays(Refusal<ManagementRequests> refusal) {
		refusal.assertJson(this.requests, this.hawcx.baseUrl());
		assertThat(this.hawcx.requests().list()).last().satisfies((last) -> assertThat(last.isRefused()).isTrue());
	}

	@Test
	void answersWhatIsNotChanged() {
		assertThat(this.requests.delegated("X-Extra", "x").statusCode()).isEqualTo(200);
		assertThat(this.requests.delegatedAt(-299).statusCode()).isEqualTo(200);
		assertThat(this.requests.delegatedAt(299).statusCode()).isEqualTo(200);
		assertThat(this.requests.claim("extra", "x").statusCode()).isEqualTo(200);
		assertThat(this.requests.claim("exp", new Seconds(119)).statusCode()).isEqualTo(200);
	}

	static Stream<Refusal<ManagementRequests>> gatewayRefusals() {
		String missing = "No X-Config-Id header in the request";
		return Stream.of(
				Refusal.gateway("delegation: missing X-Config-Id", 401, missing,
						(door) -> door.delegated("X-Config-Id", null)),
				Refusal.gateway("delegation: wrong X-Config-Id", 401, "Unknown X-Config-Id",
						(door) -> door.delegated("X-Config-Id", "other")),
				Refusal.gateway("bearer: missing X-Config-Id", 401, missing,
						(door) -> door.http.post(PATH, door.payload(), "Authorization",
								"Bearer " + door.jwt(Map.of(), Map.of()))),
				Refusal.gateway("bearer: wrong X-Config-Id", 401, "Unknown X-Config-Id",
						(door) -> door.http.post(PATH, door.payload(), "X-Config-Id", "other", "Authorization",
								"Bearer " + door.jwt(Map.of(), Map.of()))),
				Refusal.gateway("POST only", 405, "Method not allowed", (door) -> door.http.get(PATH)),
				Refusal.detail("unknown path outside the doors", 404, "Not Found",
						(door) -> door.delegated("/v2/management/users/phone",
								door.sealed(door.payload(), door.recipient()), 0, "X-Extra", "x")));
	}

	static Stream<Refusal<ManagementRequests>> delegationRefusals() {
		String signature = "X-Signature is not the key's";
		String timestamp = "X-Timestamp is not a number of seconds";
		String off = "X-Timestamp is more than 300 seconds off";
		String sealed = "the body cannot be decrypted";
		return Stream.of(sealed("unknown key", "X-Key-Id is unknown", (door) -> door.delegated("X-Key-Id", "other")),
				sealed("no key", "X-Key-Id is unknown", (door) -> door.delegated("X-Key-Id", null)),
				sealed("another X-Signature-Alg", "X-Signature-Alg does not fit the key",
						(door) -> door.delegated("X-Signature-Alg", "rsa-pss-sha256")),
				sealed("another X-Enc-Alg", "X-Enc-Alg is not x25519-aesgcm",
						(door) -> door.delegated("X-Enc-Alg", "other")),
				sealed("no X-Timestamp", timestamp, (door) -> door.delegated("X-Timestamp", null)),
				sealed("X-Timestamp digits only", timestamp, (door) -> door.delegated("X-Timestamp", "+1")),
				Refusal.detail("delegation: timestamp more than 300 s behind", 403, off,
						(door) -> door.delegatedAt(-302)),
				Refusal.detail("delegation: timestamp more than 300 s ahead", 403, off,
						(door) -> door.delegatedAt(302)),
				sealed("forged", signature, (door) -> door.delegated("X-Signature", "A".repeat(86))),
				sealed("a signature of 64 bytes", signature, (door) -> door.delegated("X-Signature", "AAAA")),
				sealed("a signature in base64url", signature, (door) -> door.delegated("X-Signature", "*")),
				sealed("forged, another body", signature, (door) -> door.http.post(PATH, new byte[0], "X-Config-Id",
						door.hawcx.credentials().configId(), "X-Signature", "A".repeat(86), "X-Signature-Alg",
						"ed25519", "X-Enc-Alg", "x25519-aesgcm", "X-Timestamp",
						Long.toString(door.hawcx.clock().instant().getEpochSecond()), "X-Key-Id", door.keyId())),
				sealed("undecryptable, for another key", sealed,
						(door) -> door
							.delegatedBody(door.sealed(door.payload(), new X25519Key(new byte[32]).publicBytes()))),
				sealed("undecryptable, changed", sealed, (door) -> door.delegatedBody(changed(door))),
				sealed("undecryptable, no envelope", sealed, (door) -> door.delegatedBody(door.payload())));
	}

	static Stream<Refusal<ManagementRequests>> bearerRefusals() {
		String scheme = "Authorization is not Bearer and one JWT";
		return Stream.of(
				Refusal.detail("bearer: another scheme", 401, scheme,
						(door) -> door.authorized(PATH, door.payload(), "Basic YTpi")),
				Refusal.detail("bearer: two JWTs", 401, scheme,
						(door) -> door.authorized(PATH, door.payload(), "Bearer a b")),
				bearer("bad: not a JWT", "not a signed JWT", (door) -> door.bearer(PATH, door.payload(), "a.b.c")),
				bearer("bad: alg", "alg is not EdDSA", (door) -> door.header("alg", "ES256")),
				bearer("bad: alg none", "not a signed JWT", (door) -> door.header("alg", "none")),
				bearer("bad: typ", "typ is not JWT", (door) -> door.header("typ", "other")),
				bearer("bad: crit", "crit names a parameter that is not known",
						(door) -> door.header("crit", List.of("exp"))),
				bearer("bad: kid", "kid is not one of the client's keys", (door) -> door.header("kid", "other")),
				bearer("bad: no kid", "kid is not one of the client's keys", (door) -> door.header("kid", null)),
				bearer("bad: signature", "signature is not the client's",
						(door) -> door.bearer(PATH, door.payload(), Jwts.forged(door.jwt(Map.of(), Map.of())))),
				bearer("reused jti", "jti was already used", (door) -> {
					String jwt = door.jwt(Map.of(), Map.of());
					assertThat(door.bearer(PATH, door.payload(), jwt).statusCode()).isEqualTo(200);
					return door.bearer(PATH, door.payload(), jwt);
				}),
				bearer("wrong hash", "body_sha256 is not the body's",
						(door) -> door.bearer(PATH, "{}".getBytes(StandardCharsets.UTF_8),
								door.jwt(Map.of(), Map.of()))),
				bearer("no hash", "body_sha256 is not the body's", (door) -> door.claim("body_sha256", null)));
	}

	static Stream<Refusal<ManagementRequests>> claimRefusals() {
		String audience = "aud is not {base}" + PATH;
		String long120 = "exp is more than 120 seconds ahead";
		return Stream.of(bearer("bad: iss", "iss is not the client id", (door) -> door.claim("iss", "someone")),
				bearer("bad: no iss", "iss is not the client id", (door) -> door.claim("iss", null)),
				bearer("bad: sub", "sub is not the client id", (door) -> door.claim("sub", "someone")),
				bearer("wrong aud: the base URL", audience, (door) -> door.claim("aud", door.hawcx.baseUrl())),
				bearer("wrong aud: another path", audience, (door) -> door.claim("aud", door.hawcx.baseUrl() + "/v1")),
				bearer("no aud", audience, (door) -> door.claim("aud", null)),
				bearer("wrong aud: another query", audience + "?a=b",
						(door) -> door.bearer(PATH + "?a=b", door.payload(), door.jwt(Map.of(), Map.of()))),
				bearer("expired", "exp is over", (door) -> door.claim("exp", new Seconds(0))),
				bearer("no exp", "exp is not a number of seconds", (door) -> door.claim("exp", null)),
				bearer("longer than 120 s", long120, (door) -> door.claim("exp", new Seconds(123))),
				bearer("longer than 120 s after iat", long120, (door) -> door.claim("iat", new Seconds(-61))),
				bearer("bad: no iat", "iat is not a number of seconds", (door) -> door.claim("iat", null)),
				bearer("bad: iat to come", "iat is in the future", (door) -> door.claim("iat", new Seconds(13))),
				bearer("bad: no jti", "jti is missing", (door) -> door.claim("jti", null)));
	}

	private static byte[] changed(ManagementRequests door) {
		byte[] body = door.sealed(door.payload(), door.recipient());
		String text = new String(body, StandardCharsets.US_ASCII);
		int at = text.indexOf("\"ct\":\"") + 6;
		return (text.substring(0, at) + ((text.charAt(at) == 'A') ? 'B' : 'A') + text.substring(at + 1))
			.getBytes(StandardCharsets.US_ASCII);
	}

	private static Refusal<ManagementRequests> sealed(String sentence, String detail,
			Function<ManagementRequests, HttpResponse<String>> request) {
		return Refusal.detail("delegation: " + sentence, 401, detail, request);
	}

	private static Refusal<ManagementRequests> bearer(String sentence, String reason,
			Function<ManagementRequests, HttpResponse<String>> request) {
		return Refusal.detail("bearer: " + sentence, 401, "Bearer JWT: " + reason, request);
	}

}
