package io.hawcx.emulator.refusal;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

import io.hawcx.emulator.HawcxEmulator;
import io.hawcx.emulator.Http;
import io.hawcx.emulator.MutableClock;
import io.hawcx.emulator.Visitor;
import io.hawcx.emulator.refusal.Jwts.Seconds;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every refusal of {@code POST /oauth2/token} and {@code POST /internal/mint-code}, each
 * with its status, error code and description.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TokenRefusalsTests {

	private final MutableClock clock = new MutableClock();

	private final HawcxEmulator hawcx = HawcxEmulator.builder().clock(this.clock).start();

	private final TokenRequests requests = new TokenRequests(this.hawcx);

	@AfterAll
	void close() {
		this.hawcx.close();
	}

	@ParameterizedTest
	@MethodSource({ "requestRefusals", "grantRefusals", "clientRefusals", "assertionRefusals", "spellingRefusals",
			"timeRefusals", "mintRefusals" })
	void refusesAsTheSpecificationSays(Refusal<TokenRequests> refusal) {
		refusal.assertJson(this.requests, this.hawcx.baseUrl());
		assertThat(this.hawcx.requests().list()).last().satisfies((last) -> assertThat(last.isRefused()).isTrue());
	}

	@Test
	void grantsWhatIsNotChanged() {
		assertThat(this.requests.publicly("scope", "openid").statusCode()).isEqualTo(200);
		assertThat(this.requests.confidentially("scope", "openid").statusCode()).isEqualTo(200);
		assertThat(this.requests.redirected(Visitor.REDIRECT_URI).statusCode()).isEqualTo(200);
		assertThat(this.requests.minting("nonce", null).statusCode()).isEqualTo(200);
		assertThat(this.requests.claim("aud", List.of(this.hawcx.baseUrl() + "/oauth2/token")).statusCode())
			.isEqualTo(200);
		assertThat(this.requests.claim("exp", new Seconds(120)).statusCode()).isEqualTo(200);
		assertThat(this.requests.asserting(this.requests.spelled(" %s\n", "\r\n\t%s ", StandardCharsets.UTF_8))
			.statusCode()).isEqualTo(200);
	}

	@Test
	void refusesACodeAfterSixtySeconds() {
		Map<String, String> form = this.requests.publicForm();
		this.clock.advance(Duration.ofMillis(59_999));
		Map<String, String> wrong = new LinkedHashMap<>(form);
		wrong.put("code_verifier", "w".repeat(43));
		assertThat(this.requests.send(wrong).body()).contains("code_verifier");
		this.clock.advance(Duration.ofMillis(1));
		Refusal
			.<TokenRequests>oauth("code single use, 60 s", 400, "invalid_grant", "the authorization code has expired",
					(token) -> token.send(form))
			.assertJson(this.requests, this.hawcx.baseUrl());
	}

	static Stream<Refusal<TokenRequests>> requestRefusals() {
		return Stream.of(
				Refusal.gateway("a missing X-Config-Id is 401 as from the gateway", 401,
						"No X-Config-Id header in the request",
						(token) -> token.http.postForm("/oauth2/token", token.publicForm())),
				Refusal.gateway("a wrong X-Config-Id is 401 as from the gateway", 401, "Unknown X-Config-Id",
						(token) -> token.http.postForm("/oauth2/token", token.publicForm(), "X-Config-Id", "other")),
				Refusal.gateway("POST only", 405, "Method not allowed", (token) -> token.http.get("/oauth2/token")),
				request("a form", "the content type is not application/x-www-form-urlencoded",
						(token) -> token.raw("application/json", Http.encode(token.publicForm()))),
				request("no parameter twice", "parameter code is repeated",
						(token) -> token.raw("application/x-www-form-urlencoded",
								Http.encode(token.publicForm()) + "&code=other")),
				request("no broken escape", "a parameter has a broken escape",
						(token) -> token.raw("application/x-www-form-urlencoded", "grant_type=%zz")),
				request("grant_type", "grant_type is missing", (token) -> token.publicly("grant_type", null)),
				Refusal.oauth("authorization_code only", 400, "unsupported_grant_type",
						"grant_type is not authorization_code",
						(token) -> token.publicly("grant_type", "refresh_token")),
				request("code", "code is missing", (token) -> token.publicly("code", null)),
				request("code_verifier", "code_verifier is missing", (token) -> token.publicly("code_verifier", null)));
	}

	static Stream<Refusal<TokenRequests>> grantRefusals() {
		String unknown = "the authorization code is unknown or was issued to another client";
		String redirect = "redirect_uri is not the one that the authorization code was sent to";
		String pkce = "code_verifier does not fit the code_challenge";
		return Stream.of(grant("a code that was issued", unknown, (token) -> token.publicly("code", "unknown")),
				grant("code single use", "the authorization code was already used", (token) -> {
					Map<String, String> form = token.publicForm();
					assertThat(token.send(form).statusCode()).isEqualTo(200);
					return token.send(form);
				}),
				grant("code bound to the client", unknown,
						(token) -> token.publicly("code", token.hawcx.mintCode(TokenRequests.VERIFIER, null))),
				grant("code bound to the redirect URI, left out", redirect, (token) -> token.redirected(null)),
				grant("code bound to the redirect URI, another path", redirect,
						(token) -> token.redirected(Visitor.REDIRECT_URI + "/")),
				grant("code bound to the redirect URI, another port", redirect,
						(token) -> token.redirected(Visitor.REDIRECT_URI.replace("8080", "8081"))),
				grant("code bound to PKCE", pkce, (token) -> token.publicly("code_verifier", "w".repeat(43))),
				grant("a verifier of 43 characters at least", pkce,
						(token) -> token.publicly("code_verifier", "v".repeat(42))),
				grant("a verifier of 128 characters at most", pkce,
						(token) -> token.publicly("code_verifier", "v".repeat(129))),
				grant("a verifier of unreserved characters", pkce,
						(token) -> token.publicly("code_verifier", "v".repeat(43) + "+")));
	}

	static Stream<Refusal<TokenRequests>> clientRefusals() {
		String stranger = "a public client must not send a client_assertion";
		String type = "client_assertion_type is not " + TokenRequests.ASSERTION_TYPE;
		return Stream.of(
				client("a client that is registered", "client_id is unknown",
						(token) -> token.publicly("client_id", "stranger")),
				client("an assertion from a public client", stranger,
						(token) -> token.publicly("client_assertion", token.assertion(Map.of(), Map.of()))),
				client("an assertion type from a public client", stranger,
						(token) -> token.publicly("client_assertion_type", TokenRequests.ASSERTION_TYPE)),
				client("a confidential client needs an assertion", "a confidential client must send a client_assertion",
						(token) -> token.asserting(null)),
				client("a valid assertion, its type left out", type,
						(token) -> token.confidentially("client_assertion_type", null)),
				client("a valid assertion, another type", type,
						(token) -> token.confidentially("client_assertion_type", "jwt-bearer")));
	}

	static Stream<Refusal<TokenRequests>> assertionRefusals() {
		String audience = "aud is not {base}/oauth2/token";
		return Stream.of(assertion("a JWT", "not a signed JWT", (token) -> token.asserting("a.b.c")),
				assertion("alg HS256", "alg is not EdDSA", (token) -> token.header("alg", "HS256")),
				assertion("alg ES256", "alg is not EdDSA", (token) -> token.header("alg", "ES256")),
				assertion("alg none", "alg is not EdDSA", (token) -> token.header("alg", "none")),
				assertion("typ", "typ is not JWT", (token) -> token.header("typ", "at+jwt")),
				assertion("crit", "crit names a parameter that is not known",
						(token) -> token.header("crit", List.of("exp"))),
				assertion("another kid", "kid is not one of the client's keys", (token) -> token.header("kid", "x")),
				assertion("no kid", "kid is not one of the client's keys", (token) -> token.header("kid", null)),
				assertion("the client's signature", "signature is not the client's",
						(token) -> token.asserting(Jwts.forged(token.assertion(Map.of(), Map.of())))),
				assertion("iss", "iss is not the client id", (token) -> token.claim("iss", "someone")),
				assertion("no iss", "iss is not the client id", (token) -> token.claim("iss", null)),
				assertion("sub", "sub is not the client id", (token) -> token.claim("sub", "someone")),
				assertion("no sub", "sub is not the client id", (token) -> token.claim("sub", null)),
				assertion("aud = token endpoint, not the issuer", audience,
						(token) -> token.claim("aud", token.hawcx.baseUrl())),
				assertion("aud = token endpoint, byte for byte", audience,
						(token) -> token.claim("aud", token.hawcx.baseUrl() + "/oauth2/token/")),
				assertion("aud = token endpoint alone", audience,
						(token) -> token.claim("aud", List.of(token.hawcx.baseUrl() + "/oauth2/token", "x"))),
				assertion("no aud", audience, (token) -> token.claim("aud", null)),
				assertion("no jti", "jti is missing", (token) -> token.claim("jti", null)),
				assertion("an empty jti", "jti is missing", (token) -> token.claim("jti", "")),
				assertion("jti never seen before", "jti was already used", (token) -> {
					String assertion = token.assertion(Map.of(), Map.of());
					assertThat(token.asserting(assertion).statusCode()).isEqualTo(200);
					return token.asserting(assertion);
				}));
	}

	static Stream<Refusal<TokenRequests>> spellingRefusals() {
		String noJwt = "not a signed JWT";
		String noClaims = "claims are not a JSON object";
		return Stream.of(assertion("no space before", noJwt, (token) -> token.asserting(" " + token.assertion())),
				assertion("no line end", noJwt, (token) -> token.asserting(token.assertion() + "\n")),
				assertion("three parts", noJwt, (token) -> token.asserting(token.assertion() + ".")),
				assertion("base64url alone", noJwt, (token) -> token.asserting(token.assertion() + "!")),
				assertion("no byte order mark before the header", noJwt,
						(token) -> token.asserting(token.spelled("\ufeff%s", "%s", StandardCharsets.UTF_8))),
				assertion("a header in UTF-8", noJwt,
						(token) -> token.asserting(token.spelled("%s", "%s", StandardCharsets.ISO_8859_1))),
				assertion("one header", noJwt,
						(token) -> token.asserting(token.spelled("%s{}", "%s", StandardCharsets.UTF_8))),
				assertion("no byte order mark before the claims", noClaims,
						(token) -> token.asserting(token.spelled("%s", "\ufeff%s", StandardCharsets.UTF_8))),
				assertion("one object of claims", noClaims,
						(token) -> token.asserting(token.spelled("%s", "%s{}", StandardCharsets.UTF_8))));
	}

	static Stream<Refusal<TokenRequests>> timeRefusals() {
		String long120 = "exp is more than 120 seconds ahead";
		return Stream.of(assertion("no exp", "exp is not a number of seconds", (token) -> token.claim("exp", null)),
				assertion("exp a number", "exp is not a number of seconds", (token) -> token.claim("exp", "soon")),
				assertion("exp to come", "exp is over", (token) -> token.claim("exp", new Seconds(0))),
				assertion("exp <= 120 s", long120, (token) -> token.claim("exp", new Seconds(121))),
				assertion("exp <= 120 s after iat", long120, (token) -> token.claim("iat", new Seconds(-61))),
				assertion("no iat", "iat is not a number of seconds", (token) -> token.claim("iat", null)),
				assertion("iat not to come", "iat is in the future", (token) -> token.claim("iat", new Seconds(11))));
	}

	static Stream<Refusal<TokenRequests>> mintRefusals() {
		String challenge = "code_challenge is not an S256 challenge with code_challenge_method S256";
		String ttl = "ttl is not a whole number of seconds from 1 to 600";
		return Stream.of(
				mint("X-Consumer-Id", 401, "No X-Consumer-Id header in the request",
						(token) -> token.http.postJson("/internal/mint-code", token.mintBody(), "X-Config-Id",
								token.credentials.configId())),
				mint("X-Config-Id", 401, "No X-Config-Id header in the request",
						(token) -> token.http.postJson("/internal/mint-code", token.mintBody(), "X-Consumer-Id", "x")),
				mint("POST", 405, "Method not allowed", (token) -> token.http.get("/internal/mint-code")),
				request("mint-code: JSON", "the content type is not application/json", (token) -> mint(token, "")),
				request("mint-code: one JSON object", "the body is not one JSON object",
						(token) -> mint(token, "application/json")),
				request("mint-code: sub", "sub is missing", (token) -> token.minting("sub", null)),
				request("mint-code: aud", "aud is missing", (token) -> token.minting("aud", null)),
				request("mint-code: aud, the client", "aud is not a client id",
						(token) -> token.minting("aud", "stranger")),
				request("mint-code: no code_challenge", "code_challenge is missing",
						(token) -> token.minting("code_challenge", null)),
				request("mint-code: code_challenge", challenge, (token) -> token.minting("code_challenge", "short")),
				request("mint-code: code_challenge_method", challenge,
						(token) -> token.minting("code_challenge_method", "plain")),
				request("mint-code: ttl not 0", ttl, (token) -> token.minting("ttl", 0)),
				request("mint-code: ttl not too long", ttl, (token) -> token.minting("ttl", 601)),
				request("mint-code: ttl whole", ttl, (token) -> token.minting("ttl", 1.5)),
				request("mint-code: nonce", "nonce is not a text", (token) -> token.minting("nonce", 1)),
				request("mint-code: a nonce of a decent length", "nonce is longer than 1000 characters",
						(token) -> token.minting("nonce", "n".repeat(1_001))));
	}

	private static HttpResponse<String> mint(TokenRequests token, String type) {
		return token.http.post("/internal/mint-code", "[]".getBytes(StandardCharsets.UTF_8), "X-Consumer-Id", "x",
				"X-Config-Id", token.credentials.configId(), "Content-Type", type.isEmpty() ? "text/plain" : type);
	}

	private static Refusal<TokenRequests> mint(String sentence, int status, String message,
			Function<TokenRequests, HttpResponse<String>> request) {
		return Refusal.gateway("mint-code: " + sentence, status, message, request);
	}

	private static Refusal<TokenRequests> request(String sentence, String description,
			Function<TokenRequests, HttpResponse<String>> request) {
		return Refusal.oauth(sentence, 400, "invalid_request", description, request);
	}

	private static Refusal<TokenRequests> grant(String sentence, String description,
			Function<TokenRequests, HttpResponse<String>> request) {
		return Refusal.oauth(sentence, 400, "invalid_grant", description, request);
	}

	private static Refusal<TokenRequests> client(String sentence, String description,
			Function<TokenRequests, HttpResponse<String>> request) {
		return Refusal.oauth(sentence, 401, "invalid_client", description, request);
	}

	private static Refusal<TokenRequests> assertion(String sentence, String reason,
			Function<TokenRequests, HttpResponse<String>> request) {
		return client("a valid assertion: " + sentence, "client_assertion: " + reason, request);
	}

}
