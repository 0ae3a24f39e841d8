package io.hawcx.emulator;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
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
import io.hawcx.emulator.internal.json.Json;
import io.hawcx.emulator.internal.oidc.Pkce;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class TokenEndpointTests {

	private static final String VERIFIER = "v".repeat(43);

	private final MutableClock clock = new MutableClock();

	private final HawcxEmulator hawcx = HawcxEmulator.builder().clock(this.clock).start();

	private final EmulatorCredentials credentials = this.hawcx.credentials();

	private final Http http = new Http(this.hawcx.baseUrl());

	@AfterEach
	void close() {
		this.hawcx.close();
	}

	@Test
	void exchangesAMintedCodeWhenTheClientIsPublic() throws Exception {
		HttpResponse<String> minted = mint(mintBody(), "X-Config-Id", this.credentials.configId());
		assertThat(minted.statusCode()).isEqualTo(200);
		Map<String, String> form = publicForm();
		form.put("code", (String) Http.json(minted).get("code"));
		HttpResponse<String> response = exchange(form);
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(Http.json(response)).containsOnlyKeys("id_token", "token_type", "expires_in")
			.containsEntry("token_type", "Bearer")
			.containsEntry("expires_in", 3600);
		JWSObject idToken = JWSObject.parse((String) Http.json(response).get("id_token"));
		ECKey key = (ECKey) JWKSet.parse(this.http.get("/.well-known/jwks.json").body())
			.getKeyByKeyId(idToken.getHeader().getKeyID());
		assertThat(idToken.verify(new ECDSAVerifier(key))).isTrue();
		long now = this.clock.instant().getEpochSecond();
		assertThat(Json.readObject(idToken.getPayload().toBytes())).containsEntry("iss", this.hawcx.baseUrl())
			.containsEntry("sub", this.credentials.user())
			.containsEntry("aud", this.credentials.publicClientId())
			.containsEntry("iat", (int) now)
			.containsEntry("exp", (int) now + 3600)
			.containsEntry("auth_time", (int) now)
			.containsEntry("nonce", "n-1")
			.containsEntry("amr", List.of("swk"))
			.containsEntry("acr", "urn:hawcx:pwdless:v1")
			.containsEntry("email", this.credentials.user())
			.containsEntry("email_verified", true)
			.containsEntry("phone_number", "+15555550100");
	}

	@Test
	void exchangesWhenTheClientIsConfidentialAndSigns() {
		assertThat(exchange(confidentialForm(assertion(Map.of()))).statusCode()).isEqualTo(200);
	}

	@Test
	void refusesACodeThatWasUsed() {
		Map<String, String> form = publicForm();
		assertThat(exchange(form).statusCode()).isEqualTo(200);
		assertRefused(exchange(form), 400, "invalid_grant", "already used");
	}

	@Test
	void refusesACodeThatIsOver() {
		Map<String, String> form = publicForm();
		this.clock.advance(Duration.ofSeconds(60));
		assertRefused(exchange(form), 400, "invalid_grant", "expired");
	}

	@Test
	void refusesACodeOfAnotherClient() {
		Map<String, String> form = publicForm();
		form.put("code", this.hawcx.mintCode(VERIFIER, null));
		assertRefused(exchange(form), 400, "invalid_grant", "another client");
	}

	@Test
	void refusesAnotherVerifier() {
		Map<String, String> form = publicForm();
		form.put("code_verifier", "w".repeat(43));
		assertRefused(exchange(form), 400, "invalid_grant", "code_verifier");
	}

	@Test
	void refusesAnAssertionOfAPublicClient() {
		Map<String, String> form = publicForm();
		form.putAll(assertionParameters(assertion(Map.of())));
		assertRefused(exchange(form), 401, "invalid_client", "public client");
	}

	@Test
	void refusesAConfidentialClientWithoutAssertion() {
		Map<String, String> form = confidentialForm(assertion(Map.of()));
		form.remove("client_assertion");
		form.remove("client_assertion_type");
		assertRefused(exchange(form), 401, "invalid_client", "must send a client_assertion");
	}

	@Test
	void refusesAnAssertionThatWasUsed() {
		String assertion = assertion(Map.of());
		assertThat(exchange(confidentialForm(assertion)).statusCode()).isEqualTo(200);
		assertRefused(exchange(confidentialForm(assertion)), 401, "invalid_client", "already used");
	}

	@ParameterizedTest
	@CsvSource({ "iss,someone,iss", "sub,someone,sub", "aud,https://other.example/oauth2/token,aud", "jti,'',jti" })
	void refusesAnAssertionWithAWrongClaim(String claim, String value, String reason) {
		assertRefused(exchange(confidentialForm(assertion(Map.of(claim, value)))), 401, "invalid_client", reason);
	}

	@ParameterizedTest
	@CsvSource({ "0,0,exp is over", "0,121,exp is more than", "11,60,iat is in the future",
			"-100,60,exp is more than" })
	void refusesAnAssertionWithWrongTimes(int issuedAt, int expiresAt, String reason) {
		long now = this.clock.instant().getEpochSecond();
		Map<String, Object> times = Map.of("iat", now + issuedAt, "exp", now + expiresAt);
		assertRefused(exchange(confidentialForm(assertion(times))), 401, "invalid_client", reason);
	}

	@Test
	void acceptsAnAssertionOf120Seconds() {
		long now = this.clock.instant().getEpochSecond();
		assertThat(exchange(confidentialForm(assertion(Map.of("exp", now + 120)))).statusCode()).isEqualTo(200);
	}

	@Test
	void refusesAnAssertionWithAnotherKeyIdAlgorithmOrSignature() {
		assertRefused(exchange(confidentialForm(assertion(Map.of(), JWSAlgorithm.EdDSA, "other"))), 401,
				"invalid_client", "kid");
		assertRefused(exchange(confidentialForm(assertion(Map.of(), JWSAlgorithm.HS256, key().keyId()))), 401,
				"invalid_client", "alg");
		String assertion = assertion(Map.of());
		String forged = assertion.substring(0, assertion.lastIndexOf('.') + 1) + "A".repeat(86);
		assertRefused(exchange(confidentialForm(forged)), 401, "invalid_client", "signature");
		assertRefused(exchange(confidentialForm("no JWT")), 401, "invalid_client", "not a signed JWT");
	}

	@ParameterizedTest
	@ValueSource(strings = { "grant_type", "code", "code_verifier" })
	void refusesWhenAParameterIsMissing(String name) {
		Map<String, String> form = publicForm();
		form.remove(name);
		assertRefused(exchange(form), 400, "invalid_request", name + " is missing");
	}

	@Test
	void takesThePublicClientWhenTheClientIdIsMissing() throws Exception {
		Map<String, String> form = publicForm();
		form.remove("client_id");
		HttpResponse<String> response = exchange(form);
		assertThat(response.statusCode()).isEqualTo(200);
		JWSObject idToken = JWSObject.parse((String) Http.json(response).get("id_token"));
		assertThat(Json.readObject(idToken.getPayload().toBytes())).containsEntry("aud",
				this.credentials.publicClientId());
	}

	@Test
	void doesNotTakeTheConfidentialClientWhenTheClientIdIsMissing() {
		Map<String, String> form = confidentialForm(assertion(Map.of()));
		form.remove("client_id");
		assertRefused(exchange(form), 401, "invalid_client", "public client");
		form.remove("client_assertion");
		form.remove("client_assertion_type");
		assertRefused(exchange(form), 400, "invalid_grant", "another client");
	}

	@Test
	void refusesWhenAParameterIsRepeated() {
		String body = Http.encode(publicForm()) + "&code=other";
		assertRefused(
				this.http.post("/oauth2/token", body.getBytes(StandardCharsets.UTF_8), "Content-Type",
						"application/x-www-form-urlencoded", "X-Config-Id", this.credentials.configId()),
				400, "invalid_request", "repeated");
	}

	@Test
	void refusesAnotherGrantTypeClientAndContentType() {
		Map<String, String> form = publicForm();
		form.put("grant_type", "password");
		assertRefused(exchange(form), 400, "unsupported_grant_type", "grant_type");
		Map<String, String> stranger = publicForm();
		stranger.put("client_id", "stranger");
		assertRefused(exchange(stranger), 401, "invalid_client", "client_id");
		assertRefused(this.http.postJson("/oauth2/token", publicForm(), "X-Config-Id", this.credentials.configId()),
				400, "invalid_request", "content type");
	}

	@Test
	void refusesLikeTheGatewayWhenTheConfigIdIsMissingOrWrong() {
		for (HttpResponse<String> response : List.of(this.http.postForm("/oauth2/token", publicForm()),
				this.http.postForm("/oauth2/token", publicForm(), "X-Config-Id", "other"), mint(mintBody()),
				mint(mintBody(), "X-Config-Id", "other"))) {
			assertThat(response.statusCode()).isEqualTo(401);
			assertThat(Http.json(response)).containsOnlyKeys("message");
		}
	}

	@Test
	void acceptsAMissingConfigIdOnlyWhenItIsOptional() {
		try (HawcxEmulator lenient = HawcxEmulator.builder().configIdOptional(true).accessTokens(true).start()) {
			Map<String, String> form = Map.of("grant_type", "authorization_code", "client_id",
					lenient.credentials().publicClientId(), "code_verifier", VERIFIER, "code", lenient.mintCode(
							MintCodeRequest.forVerifier(VERIFIER).clientId(lenient.credentials().publicClientId())));
			Http other = new Http(lenient.baseUrl());
			assertThat(other.postForm("/oauth2/token", form, "X-Config-Id", "other").statusCode()).isEqualTo(401);
			assertRefused(other.postForm("/oauth2/token", Map.of("grant_type", "authorization_code")), 400,
					"invalid_request", "client_id is missing");
			assertThat(Http.json(other.postForm("/oauth2/token", form))).containsKeys("id_token", "access_token");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "sub", "aud", "code_challenge", "code_challenge_method" })
	void mintsNoCodeWhenAMemberIsMissing(String name) {
		Map<String, Object> body = mintBody();
		body.remove(name);
		assertRefused(mint(body, "X-Config-Id", this.credentials.configId()), 400, "invalid_request", name);
	}

	@Test
	void mintsNoCodeWithoutAConsumer() {
		HttpResponse<String> response = this.http.postJson("/internal/mint-code", mintBody(), "X-Config-Id",
				this.credentials.configId());
		assertThat(response.statusCode()).isEqualTo(401);
	}

	private HttpResponse<String> mint(Map<String, Object> body, String... headers) {
		String[] all = Arrays.copyOf(headers, headers.length + 2);
		all[headers.length] = "X-Consumer-Id";
		all[headers.length + 1] = "test";
		return this.http.postJson("/internal/mint-code", body, all);
	}

	private Map<String, Object> mintBody() {
		Map<String, Object> body = new LinkedHashMap<>();
		body.put("tenant_id", this.credentials.configId());
		body.put("sub", this.credentials.user());
		body.put("code_challenge", Pkce.challenge(VERIFIER));
		body.put("code_challenge_method", "S256");
		body.put("nonce", "n-1");
		body.put("ttl", 60);
		body.put("aud", this.credentials.publicClientId());
		return body;
	}

	private HttpResponse<String> exchange(Map<String, String> form) {
		return this.http.postForm("/oauth2/token", form, "X-Config-Id", this.credentials.configId());
	}

	private Map<String, String> publicForm() {
		Map<String, String> form = new LinkedHashMap<>();
		form.put("grant_type", "authorization_code");
		form.put("client_id", this.credentials.publicClientId());
		form.put("code",
				this.hawcx.mintCode(MintCodeRequest.forVerifier(VERIFIER).clientId(this.credentials.publicClientId())));
		form.put("code_verifier", VERIFIER);
		return form;
	}

	private Map<String, String> confidentialForm(String assertion) {
		Map<String, String> form = publicForm();
		form.put("client_id", this.credentials.confidentialClientId());
		form.put("code", this.hawcx.mintCode(VERIFIER, null));
		form.putAll(assertionParameters(assertion));
		return form;
	}

	private static Map<String, String> assertionParameters(String assertion) {
		return Map.of("client_assertion", assertion, "client_assertion_type",
				"urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
	}

	private String assertion(Map<String, Object> claims) {
		return assertion(claims, JWSAlgorithm.EdDSA, key().keyId());
	}

	private String assertion(Map<String, Object> changes, JWSAlgorithm algorithm, String keyId) {
		long now = this.clock.instant().getEpochSecond();
		Map<String, Object> claims = new LinkedHashMap<>();
		claims.put("iss", this.credentials.confidentialClientId());
		claims.put("sub", this.credentials.confidentialClientId());
		claims.put("aud", this.hawcx.baseUrl() + "/oauth2/token");
		claims.put("iat", now);
		claims.put("exp", now + 60);
		claims.put("jti", UUID.randomUUID().toString());
		claims.putAll(changes);
		JWSHeader header = new JWSHeader.Builder(algorithm).keyID(keyId).type(JOSEObjectType.JWT).build();
		String input = header.toBase64URL() + "." + Base64URL.encode(Json.write(claims));
		return input + "." + Base64URL.encode(key().sign(input.getBytes(StandardCharsets.US_ASCII)));
	}

	private Ed25519Key key() {
		Map<String, Object> jwk = Json.readObject(this.credentials.privateJwk().getBytes(StandardCharsets.UTF_8));
		return new Ed25519Key((String) jwk.get("kid"), Base64URL.from((String) jwk.get("d")).decode());
	}

	private static void assertRefused(HttpResponse<String> response, int status, String error, String reason) {
		assertThat(response.statusCode()).isEqualTo(status);
		assertThat(response.headers().firstValue("Cache-Control")).hasValue("no-store");
		assertThat(Http.json(response)).containsOnlyKeys("error", "error_description").containsEntry("error", error);
		assertThat((String) Http.json(response).get("error_description")).contains(reason);
	}

}
