package io.hawcx.emulator;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.util.Base64URL;
import io.hawcx.emulator.internal.crypto.Ed25519Key;
import io.hawcx.emulator.internal.crypto.Sha256;
import io.hawcx.emulator.internal.json.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class BearerChannelTests {

	private static final String ENFORCEMENT = "/v1/management/users/mfa-enforcement";

	private final MutableClock clock = new MutableClock();

	private HawcxEmulator hawcx = HawcxEmulator.builder().clock(this.clock).start();

	private byte[] body = Json.write(Map.of("userid", this.hawcx.credentials().user()));

	@AfterEach
	void close() {
		this.hawcx.close();
	}

	@ParameterizedTest
	@EnumSource
	void signsTheReplyWithAnEllipticCurveKeyOfTheJwks(IdTokenAlgorithm algorithm) throws Exception {
		this.hawcx.close();
		this.hawcx = HawcxEmulator.builder().clock(this.clock).idTokenAlgorithm(algorithm).start();
		HttpResponse<String> response = call(jwt(Map.of()));
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(Http.json(response)).containsEntry("mfa_enforcement", "default");
		JWSObject signature = JWSObject.parse(response.headers().firstValue("X-Response-Signature").orElseThrow());
		ECKey key = (ECKey) JWKSet.parse(http().get("/.well-known/jwks.json").body())
			.getKeyByKeyId(signature.getHeader().getKeyID());
		assertThat(key.getAlgorithm()).isEqualTo(signature.getHeader().getAlgorithm());
		assertThat(signature.verify(new ECDSAVerifier(key))).isTrue();
		assertThat(Json.readObject(signature.getPayload().toBytes())).containsOnly(
				Map.entry("iat", (int) this.clock.instant().getEpochSecond()),
				Map.entry("body_sha256", Sha256.base64Url(response.body().getBytes(StandardCharsets.UTF_8))));
	}

	@ParameterizedTest
	@CsvSource({ "userid,nobody@example.com,404", "mfa_enforcement,sometimes,422" })
	void answersUnsignedWhenTheRequestFails(String name, String value, int status) {
		Map<String, Object> payload = new LinkedHashMap<>(Map.of("userid", this.hawcx.credentials().user()));
		payload.put(name, value);
		this.body = Json.write(payload);
		assertUnsigned(call(jwt(Map.of())), status, "");
	}

	@ParameterizedTest
	@ValueSource(strings = { "[]", "{\"userid\":\"a\",\"userid\":\"b\"}", "no JSON" })
	void answersWith422WhenTheBodyIsNoObject(String text) {
		this.body = text.getBytes(StandardCharsets.UTF_8);
		assertUnsigned(call(jwt(Map.of())), 422, "not one JSON object");
	}

	@ParameterizedTest
	@CsvSource({ "iss,someone,iss is not", "sub,someone,sub is not", "jti,'',jti is missing",
			"body_sha256,AAAA,body_sha256 is not", "body_sha256,'',body_sha256 is not",
			"aud,http://127.0.0.1/v1/management/users/mfa-enforcement,aud is not", "aud,'',aud is not" })
	void refusesAWrongClaim(String claim, String value, String reason) {
		assertUnsigned(call(jwt(Map.of(claim, value))), 401, reason);
	}

	@Test
	void refusesAJwtForAnotherPathQueryOrHost() {
		String jwt = jwt(Map.of());
		assertUnsigned(post("/v1/management/users/phone", jwt), 401, "aud is not");
		assertUnsigned(post(ENFORCEMENT + "?a=b", jwt), 401, "aud is not");
		assertUnsigned(post(this.hawcx.baseUrl().replace("127.0.0.1", "localhost") + ENFORCEMENT, jwt), 401,
				"aud is not");
		assertThat(call(jwt).statusCode()).isEqualTo(200);
	}

	@Test
	void takesTheHostThatTheClientUses() {
		String url = this.hawcx.baseUrl().replace("127.0.0.1", "localhost") + ENFORCEMENT;
		assertThat(post(url, jwt(Map.of("aud", url))).statusCode()).isEqualTo(200);
	}

	@ParameterizedTest
	@CsvSource({ "0,0,exp is over", "-60,0,exp is over", "0,121,exp is more than", "-100,60,exp is more than",
			"11,60,iat is in the future" })
	void refusesWrongTimes(int issuedAt, int expiresAt, String reason) {
		long now = this.clock.instant().getEpochSecond();
		assertUnsigned(call(jwt(Map.of("iat", now + issuedAt, "exp", now + expiresAt))), 401, reason);
	}

	@Test
	void refusesAJwtThatWasUsed() {
		String jwt = jwt(Map.of());
		assertThat(call(jwt).statusCode()).isEqualTo(200);
		assertUnsigned(call(jwt), 401, "jti was already used");
	}

	@Test
	void keepsAJwtGoodWhenItsBodyWasChangedOnTheWay() {
		String jwt = jwt(Map.of());
		byte[] sent = this.body;
		this.body = "{}".getBytes(StandardCharsets.UTF_8);
		assertUnsigned(call(jwt), 401, "body_sha256 is not");
		this.body = sent;
		assertThat(call(jwt).statusCode()).isEqualTo(200);
	}

	@Test
	void refusesAnotherKeyIdAlgorithmOrSignature() {
		assertUnsigned(call(jwt(Map.of(), JWSAlgorithm.EdDSA, "other")), 401, "kid is not");
		assertUnsigned(call(jwt(Map.of(), JWSAlgorithm.HS256, key().keyId())), 401, "alg is not EdDSA");
		String jwt = jwt(Map.of());
		assertUnsigned(call(jwt.substring(0, jwt.lastIndexOf('.') + 1) + "A".repeat(86)), 401, "signature is not");
		assertUnsigned(call("a.b.c"), 401, "not a signed JWT");
	}

	@ParameterizedTest
	@ValueSource(strings = { "Basic YTpi", "Bearer", "Bearer a b" })
	void refusesAnotherAuthorization(String authorization) {
		assertUnsigned(http().post(ENFORCEMENT, this.body, "X-Config-Id", this.hawcx.credentials().configId(),
				"Authorization", authorization), 401, "Authorization is not Bearer");
	}

	@Test
	void refusesLikeTheGatewayBeforeAnythingElse() {
		for (HttpResponse<String> response : List.of(
				http().post(ENFORCEMENT, this.body, "Authorization", "Bearer " + jwt(Map.of())),
				http().post(ENFORCEMENT, this.body, "Authorization", "Bearer no", "X-Config-Id", "other"))) {
			assertThat(response.statusCode()).isEqualTo(401);
			assertThat(Http.json(response)).containsOnlyKeys("message");
		}
	}

	private HttpResponse<String> call(String jwt) {
		return post(ENFORCEMENT, jwt);
	}

	private HttpResponse<String> post(String path, String jwt) {
		return http().post(path, this.body, "Content-Type", "application/json", "X-Hawcx-Protocol-Version", "2",
				"X-Config-Id", this.hawcx.credentials().configId(), "Authorization", "Bearer " + jwt);
	}

	private Http http() {
		return new Http(this.hawcx.baseUrl());
	}

	private static void assertUnsigned(HttpResponse<String> response, int status, String reason) {
		assertThat(response.statusCode()).isEqualTo(status);
		assertThat(response.headers().firstValue("X-Response-Signature")).isEmpty();
		assertThat(Http.json(response)).containsOnlyKeys("detail");
		assertThat((String) Http.json(response).get("detail")).contains(reason);
	}

	private String jwt(Map<String, Object> changes) {
		return jwt(changes, JWSAlgorithm.EdDSA, key().keyId());
	}

	private String jwt(Map<String, Object> changes, JWSAlgorithm algorithm, String keyId) {
		long now = this.clock.instant().getEpochSecond();
		Map<String, Object> claims = new LinkedHashMap<>();
		claims.put("iss", this.hawcx.credentials().confidentialClientId());
		claims.put("sub", this.hawcx.credentials().confidentialClientId());
		claims.put("aud", this.hawcx.baseUrl() + ENFORCEMENT);
		claims.put("iat", now);
		claims.put("exp", now + 60);
		claims.put("jti", UUID.randomUUID().toString());
		claims.put("body_sha256", Sha256.base64Url(this.body));
		claims.putAll(changes);
		JWSHeader header = new JWSHeader.Builder(algorithm).keyID(keyId).type(JOSEObjectType.JWT).build();
		String input = header.toBase64URL() + "." + Base64URL.encode(Json.write(claims));
		return input + "." + Base64URL.encode(key().sign(input.getBytes(StandardCharsets.US_ASCII)));
	}

	private Ed25519Key key() {
		Map<String, Object> jwk = Json
			.readObject(this.hawcx.credentials().privateJwk().getBytes(StandardCharsets.UTF_8));
		return new Ed25519Key((String) jwk.get("kid"), Base64URL.from((String) jwk.get("d")).decode());
	}

}
