package io.hawcx.emulator.auth;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import io.hawcx.emulator.HawcxEmulator;
import io.hawcx.emulator.Http;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class AuthRefusalsTests {

	private static final String START = """
			{"protocolVersion":2,"action":{"type":"start","flowType":"signin","identifier":"alice@example.com",\
			"codeChallenge":"E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"}}""";

	private final HawcxEmulator hawcx = HawcxEmulator.start();

	private final Frontend frontend = new Frontend(this.hawcx);

	private final Http http = new Http(this.hawcx.baseUrl());

	@AfterEach
	void stop() {
		this.hawcx.close();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					"protocolVersion":2                            | "protocolVersion":1          | protocolVersion is not 2
					"protocolVersion":2                            | "protocolVersion":"2"        | protocolVersion is not 2
					"type":"start"                                 | "type":"begin"               | action.type is missing or unknown
					"type":"start"                                 | "type":7                     | action.type is missing or unknown
					"type":"start"                                 | "type":"poll"                | session is missing or not an id
					"flowType":"signin"                            | "flowType":"other"           | action.flowType is none of
					"identifier":"alice@example.com",              | ''                           | action.identifier is missing
					"identifier":"alice@example.com"               | "identifier":["a"]           | action.identifier is not a text
					"codeChallenge":"E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM" | "codeChallenge":"short" | not an S256 challenge
					"action":{                                     | "action":1,"other":{         | action is missing or not an object
					{"protocolVersion"                             | [{"protocolVersion"          | not one JSON object
					"protocolVersion":2                            | "protocolVersion":2,"protocolVersion":2 | not one JSON object
					""")
	void refusesWhatIsMalformed(String found, String replacement, String reason) {
		assertThat(START).contains(found);
		HttpResponse<String> response = this.frontend.post(START.replace(found, replacement));
		assertThat(response.statusCode()).isEqualTo(400);
		assertThat(response.body()).contains(reason);
	}

	@Test
	void refusesWhatIsNoJsonOrTooLarge() {
		String configId = this.hawcx.credentials().configId();
		assertThat(this.http
			.post("/v1/auth", START.getBytes(StandardCharsets.UTF_8), "Content-Type", "text/plain", "X-Config-Id",
					configId)
			.statusCode()).isEqualTo(400);
		assertThat(this.frontend.post(START + " ".repeat(20_000)).statusCode()).isEqualTo(400);
		assertThat(this.http
			.post("/v1/auth", START.getBytes(StandardCharsets.UTF_8), "Content-Type", "application/json", "X-Config-Id",
					configId, "x-hawcx-protocol-version", "1")
			.statusCode()).isEqualTo(400);
		assertThat(this.http.get("/v1/auth").statusCode()).isEqualTo(405);
	}

	@Test
	void refusesAConfigIdThatIsMissingOrUnknown() {
		assertThat(
				this.http.post("/v1/auth", START.getBytes(StandardCharsets.UTF_8), "Content-Type", "application/json")
					.statusCode())
			.isEqualTo(401);
		assertThat(this.http
			.post("/v1/auth", START.getBytes(StandardCharsets.UTF_8), "Content-Type", "application/json", "X-Config-Id",
					"other")
			.statusCode()).isEqualTo(401);
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://evil.example", "null", "http://localhost.evil.example", "file://localhost",
			"http://localhost:80/path", "http://127.0.0.1.evil.example" })
	void refusesAForeignOriginBeforeAnythingElse(String origin) {
		HttpResponse<String> response = this.frontend.post("{", "Origin", origin);
		assertThat(response.statusCode()).isEqualTo(403);
		assertThat(response.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
		assertThat(preflight(origin).statusCode()).isEqualTo(403);
	}

	@ParameterizedTest
	@ValueSource(strings = { "http://localhost:5173", "http://127.0.0.1:8080", "http://[::1]:1",
			"https://app.localhost", "http://a.b.localhost:3000" })
	void answersAPreflightOfALoopbackOrigin(String origin) {
		HttpResponse<String> response = preflight(origin);
		assertThat(response.statusCode()).isEqualTo(204);
		assertThat(response.headers().firstValue("Access-Control-Allow-Origin")).hasValue(origin);
		assertThat(response.headers().firstValue("Access-Control-Allow-Headers").orElseThrow()).contains("content-type",
				"x-config-id", "x-hawcx-platform", "x-hawcx-protocol-version", "x-hawcx-sdk", "x-hawcx-sdk-version",
				"x-os");
		assertThat(response.headers().firstValue("Access-Control-Allow-Credentials")).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "oauth_callback", "request_challenge", "submit_signature", "qr_auth_approve" })
	void givesUpWhenTheDevicesCryptographyIsAskedFor(String type) {
		this.frontend.start("signin", "alice@example.com");
		AuthEndpointTests.assertError(this.frontend.send(type), "not_supported", "abort");
		AuthEndpointTests.assertError(this.frontend.send("poll"), "session_expired", "restart_flow");
	}

	@Test
	void knowsNoSessionOfAnotherEmulator() {
		Map<String, Object> action = Map.of("type", "poll");
		AuthEndpointTests.assertError(this.frontend.step("auth_" + "0".repeat(32), action), "session_expired",
				"restart_flow");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "nobody", "a b@example.com@" })
	void asksForAnotherIdentifierWhenItCannotBeOne(String identifier) {
		AuthEndpointTests.assertError(this.frontend.start("signup", identifier), "invalid_identifier", "retry_input");
	}

	@Test
	void refusesAStartTokenThatIsUnknownOrOfAnotherFlow() {
		AuthEndpointTests.assertError(this.frontend.start("account_manage", "alice@example.com", "startToken", "other"),
				"invalid_start_token", "abort");
		AuthEndpointTests.assertError(this.frontend.start("signin", "alice@example.com", "startToken", "other"),
				"invalid_start_token", "abort");
		AuthEndpointTests.assertError(this.frontend.start("account_manage", "nobody@example.com"), "user_not_found",
				"restart_flow");
		AuthEndpointTests.assertError(this.frontend.start("signin", "alice@example.com", "opSessionId", "other"),
				"invalid_op_session", "abort");
	}

	@Test
	void tellsNoCodeInTheListOfRequests() {
		this.frontend.start("signin", "alice@example.com");
		String code = this.frontend.latestCode("alice@example.com");
		this.frontend.send("submit_code", "code", code.equals("000000") ? "1" : "0" + code);
		assertThat(this.hawcx.requests().refused().latest().reason()).isEqualTo("error step invalid_code");
		assertThat(this.hawcx.requests().toString()).doesNotContain(code);
	}

	private HttpResponse<String> preflight(String origin) {
		return this.http.send("/v1/auth",
				(request) -> request.method("OPTIONS", HttpRequest.BodyPublishers.noBody())
					.headers("Origin", origin, "Access-Control-Request-Method", "POST",
							"Access-Control-Request-Headers", "content-type,x-config-id"));
	}

}
