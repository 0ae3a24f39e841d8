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
 * Every refusal of the two management channels before the caller is known: unsigned,
 * whatever the channel.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChannelRefusalsTests {

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
						(requests) -> requests.delegated("X-Config-Id", null)),
				Refusal.gateway("delegation: wrong X-Config-Id", 401, "Unknown X-Config-Id",
						(requests) -> requests.delegated("X-Config-Id", "other")),
				Refusal.gateway("bearer: missing X-Config-Id", 401, missing,
						(requests) -> requests.http.post(PATH, requests.payload(), "Authorization",
								"Bearer " + requests.jwt(Map.of(), Map.of()))),
				Refusal.gateway("bearer: wrong X-Config-Id", 401, "Unknown X-Config-Id",
						(requests) -> requests.http.post(PATH, requests.payload(), "X-Config-Id", "other",
								"Authorization", "Bearer " + requests.jwt(Map.of(), Map.of()))),
				Refusal.gateway("POST only", 405, "Method not allowed", (requests) -> requests.http.get(PATH)),
				Refusal.detail("unknown path outside the channels", 404, "Not Found",
						(requests) -> requests.delegated("/v2/management/users/phone",
								requests.sealed(requests.payload(), requests.recipient()), 0, "X-Extra", "x")));
	}

	static Stream<Refusal<ManagementRequests>> delegationRefusals() {
		String signature = "X-Signature is not the key's";
		String timestamp = "X-Timestamp is not a number of seconds";
		String off = "X-Timestamp is more than 300 seconds off";
		String sealed = "the body cannot be decrypted";
		return Stream.of(
				sealed("unknown key", "X-Key-Id is unknown", (requests) -> requests.delegated("X-Key-Id", "other")),
				sealed("no key", "X-Key-Id is unknown", (requests) -> requests.delegated("X-Key-Id", null)),
				sealed("another X-Signature-Alg", "X-Signature-Alg does not fit the key",
						(requests) -> requests.delegated("X-Signature-Alg", "rsa-pss-sha256")),
				sealed("another X-Enc-Alg", "X-Enc-Alg is not x25519-aesgcm",
						(requests) -> requests.delegated("X-Enc-Alg", "other")),
				sealed("no X-Timestamp", timestamp, (requests) -> requests.delegated("X-Timestamp", null)),
				sealed("X-Timestamp digits only", timestamp, (requests) -> requests.delegated("X-Timestamp", "+1")),
				Refusal.detail("delegation: timestamp more than 300 s behind", 403, off,
						(requests) -> requests.delegatedAt(-302)),
				Refusal.detail("delegation: timestamp more than 300 s ahead", 403, off,
						(requests) -> requests.delegatedAt(302)),
				sealed("forged", signature, (requests) -> requests.delegated("X-Signature", "A".repeat(86))),
				sealed("a signature of 64 bytes", signature, (requests) -> requests.delegated("X-Signature", "AAAA")),
				sealed("a signature in base64url", signature, (requests) -> requests.delegated("X-Signature", "*")),
				sealed("forged, another body", signature,
						(requests) -> requests.http.post(PATH, new byte[0], "X-Config-Id",
								requests.hawcx.credentials().configId(), "X-Signature", "A".repeat(86),
								"X-Signature-Alg", "ed25519", "X-Enc-Alg", "x25519-aesgcm", "X-Timestamp",
								Long.toString(requests.hawcx.clock().instant().getEpochSecond()), "X-Key-Id",
								requests.keyId())),
				sealed("undecryptable, for another key", sealed,
						(requests) -> requests.delegatedBody(
								requests.sealed(requests.payload(), new X25519Key(new byte[32]).publicBytes()))),
				sealed("undecryptable, changed", sealed, (requests) -> requests.delegatedBody(changed(requests))),
				sealed("undecryptable, nothing encrypted", sealed,
						(requests) -> requests.delegatedBody(cut(requests, 0))),
				sealed("undecryptable, less than a tag", sealed,
						(requests) -> requests.delegatedBody(cut(requests, 20))),
				sealed("undecryptable, no envelope", sealed, (requests) -> requests.delegatedBody(requests.payload())));
	}

	static Stream<Refusal<ManagementRequests>> bearerRefusals() {
		String scheme = "Authorization is not Bearer and one JWT";
		return Stream.of(
				Refusal.detail("bearer: another scheme", 401, scheme,
						(requests) -> requests.authorized(PATH, requests.payload(), "Basic YTpi")),
				Refusal.detail("bearer: two JWTs", 401, scheme,
						(requests) -> requests.authorized(PATH, requests.payload(), "Bearer a b")),
				bearer("bad: not a JWT", "not a signed JWT",
						(requests) -> requests.bearer(PATH, requests.payload(), "a.b.c")),
				bearer("bad: alg", "alg is not EdDSA", (requests) -> requests.header("alg", "ES256")),
				bearer("bad: alg none", "alg is not EdDSA", (requests) -> requests.header("alg", "none")),
				bearer("bad: typ", "typ is not JWT", (requests) -> requests.header("typ", "other")),
				bearer("bad: crit", "crit names a parameter that is not known",
						(requests) -> requests.header("crit", List.of("exp"))),
				bearer("bad: kid", "kid is not one of the client's keys",
						(requests) -> requests.header("kid", "other")),
				bearer("bad: no kid", "kid is not one of the client's keys",
						(requests) -> requests.header("kid", null)),
				bearer("bad: signature", "signature is not the client's",
						(requests) -> requests.bearer(PATH, requests.payload(),
								Jwts.forged(requests.jwt(Map.of(), Map.of())))),
				bearer("reused jti", "jti was already used", (requests) -> {
					String jwt = requests.jwt(Map.of(), Map.of());
					assertThat(requests.bearer(PATH, requests.payload(), jwt).statusCode()).isEqualTo(200);
					return requests.bearer(PATH, requests.payload(), jwt);
				}),
				bearer("wrong hash", "body_sha256 is not the body's",
						(requests) -> requests.bearer(PATH, "{}".getBytes(StandardCharsets.UTF_8),
								requests.jwt(Map.of(), Map.of()))),
				bearer("no hash", "body_sha256 is not the body's", (requests) -> requests.claim("body_sha256", null)));
	}

	static Stream<Refusal<ManagementRequests>> claimRefusals() {
		String audience = "aud is not {base}" + PATH;
		String long120 = "exp is more than 120 seconds ahead";
		return Stream.of(bearer("bad: iss", "iss is not the client id", (requests) -> requests.claim("iss", "someone")),
				bearer("bad: no iss", "iss is not the client id", (requests) -> requests.claim("iss", null)),
				bearer("bad: sub", "sub is not the client id", (requests) -> requests.claim("sub", "someone")),
				bearer("wrong aud: the base URL", audience,
						(requests) -> requests.claim("aud", requests.hawcx.baseUrl())),
				bearer("wrong aud: another path", audience,
						(requests) -> requests.claim("aud", requests.hawcx.baseUrl() + "/v1")),
				bearer("no aud", audience, (requests) -> requests.claim("aud", null)),
				bearer("wrong aud: another query", audience + "?a=b",
						(requests) -> requests.bearer(PATH + "?a=b", requests.payload(),
								requests.jwt(Map.of(), Map.of()))),
				bearer("expired", "exp is over", (requests) -> requests.claim("exp", new Seconds(0))),
				bearer("no exp", "exp is not a number of seconds", (requests) -> requests.claim("exp", null)),
				bearer("longer than 120 s", long120, (requests) -> requests.claim("exp", new Seconds(123))),
				bearer("longer than 120 s after iat", long120, (requests) -> requests.claim("iat", new Seconds(-61))),
				bearer("bad: no iat", "iat is not a number of seconds", (requests) -> requests.claim("iat", null)),
				bearer("bad: iat to come", "iat is in the future",
						(requests) -> requests.claim("iat", new Seconds(13))),
				bearer("bad: no jti", "jti is missing", (requests) -> requests.claim("jti", null)));
	}

	private static byte[] changed(ManagementRequests requests) {
		byte[] body = requests.sealed(requests.payload(), requests.recipient());
		String text = new String(body, StandardCharsets.US_ASCII);
		int at = text.indexOf("\"ct\":\"") + 6;
		return (text.substring(0, at) + ((text.charAt(at) == 'A') ? 'B' : 'A') + text.substring(at + 1))
			.getBytes(StandardCharsets.US_ASCII);
	}

	private static byte[] cut(ManagementRequests requests, int length) {
		String text = new String(requests.sealed(requests.payload(), requests.recipient()), StandardCharsets.US_ASCII);
		return (text.substring(0, text.indexOf("\"ct\":\"") + 6 + length) + "\"}").getBytes(StandardCharsets.US_ASCII);
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
