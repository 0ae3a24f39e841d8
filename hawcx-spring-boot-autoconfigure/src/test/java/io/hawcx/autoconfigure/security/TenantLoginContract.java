package io.hawcx.autoconfigure.security;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.hawcx.emulator.MintCodeRequest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Logins of several tenants, each at a Hawcx of its own, on either web stack. What is of
 * one is tried at each.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class TenantLoginContract {

	/**
	 * What each Hawcx calls its user, by the same name as the others.
	 */
	static final String ACCOUNT = "alice@example.com";

	static final List<String> NAMES = List.of("acme", "beta", "gamma");

	Tenants tenants;

	ContractApplication application;

	abstract ContractApplication start(Tenants tenants);

	@BeforeAll
	void start() {
		this.tenants = new Tenants(NAMES.toArray(String[]::new));
		this.application = start(this.tenants);
	}

	@AfterAll
	void stop() {
		this.application.close();
		this.tenants.close();
	}

	static Stream<Arguments> pairs() {
		return NAMES.stream().flatMap((own) -> NAMES.stream().map((other) -> Arguments.of(own, other)));
	}

	Browser browser() {
		return this.application.visitor().browser();
	}

	static JsonNode json(HttpResponse<String> reply) {
		return JsonMapper.shared().readTree(reply.body());
	}

	static HttpResponse<String> post(Browser browser, String path, Map<String, ?> body) throws IOException {
		JsonNode csrf = json(browser.getAsScript("/public/csrf")).get("csrf");
		return browser.postJson(path, body, csrf.get("headerName").asString(), csrf.get("token").asString());
	}

	String code(String tenant) {
		return this.tenants.code(tenant, MintCodeRequest.forVerifier(Visitor.VERIFIER));
	}

	HttpResponse<String> handOver(Browser browser, String tenant, String code) throws IOException {
		return post(browser, "/login/hawcx/" + tenant, Map.of("authCode", code, "codeVerifier", Visitor.VERIFIER));
	}

	static String me(Browser browser) throws IOException {
		HttpResponse<String> reply = browser.get("/me");
		return (reply.statusCode() == 200) ? reply.body() : "nobody";
	}

	@ParameterizedTest
	@MethodSource("pairs")
	void handOverWhenCodeIsOfThenSignsInAtItsOwnTenantAlone(String of, String at) throws IOException {
		Browser browser = browser();
		HttpResponse<String> reply = handOver(browser, at, code(of));
		boolean own = of.equals(at);
		assertThat(reply.statusCode()).isEqualTo(own ? 200 : 401);
		assertThat(me(browser)).isEqualTo(own ? this.tenants.description(at) : "nobody");
	}

	@ParameterizedTest
	@MethodSource("pairs")
	void handOverWhenVerifierIsOfThenServesItsOwnTenantAlone(String of, String at) throws IOException {
		Browser browser = browser();
		String challenge = json(browser.getAsScript("/login/hawcx/" + of + "/start")).get("codeChallenge").asString();
		String code = this.tenants.code(at, MintCodeRequest.forChallenge(challenge));
		for (Map<String, String> body : List.of(Map.of("authCode", code),
				Map.of("authCode", code, "codeChallenge", challenge))) {
			HttpResponse<String> reply = post(browser, "/login/hawcx/" + at, body);
			if (of.equals(at)) {
				assertThat(reply.statusCode()).isEqualTo(200);
				break;
			}
			assertThat(reply.statusCode()).isEqualTo(400);
		}
		assertThat(me(browser)).isEqualTo(of.equals(at) ? this.tenants.description(at) : "nobody");
	}

	@ParameterizedTest
	@MethodSource("pairs")
	void handOverWhenNonceIsOfThenServesItsOwnTenantAlone(String of, String at) throws IOException {
		Browser browser = browser();
		String nonce = json(browser.getAsScript("/login/hawcx/" + of + "/start?nonce")).get("nonce").asString();
		HttpResponse<String> reply = handOver(browser, at,
				this.tenants.code(at, MintCodeRequest.forVerifier(Visitor.VERIFIER).nonce(nonce)));
		boolean own = of.equals(at);
		assertThat(own ? "200" : Visitor.problem(reply)).isEqualTo(own ? "200" : "401 invalid_nonce");
		assertThat(reply.statusCode()).isEqualTo(own ? 200 : 401);
		assertThat(me(browser)).isEqualTo(own ? this.tenants.description(at) : "nobody");
	}

	@ParameterizedTest
	@MethodSource("pairs")
	void returnWhenRequestIsOfThenSignsInAtItsOwnCallbackAlone(String of, String at) throws IOException {
		Browser browser = browser();
		String asked = Browser.location(browser.get("/oauth2/authorization/" + of));
		assertThat(asked).startsWith(this.tenants.emulator(of).baseUrl());
		Map<String, String> query = Browser.query(asked);
		assertThat(query.get("sdk_config_id")).isEqualTo(this.tenants.emulator(of).credentials().configId());
		String code = this.tenants.code(of,
				MintCodeRequest.forChallenge(query.get("code_challenge")).nonce(query.get("nonce")));
		browser.get("/login/oauth2/code/" + at + "?code=" + code + "&state=" + query.get("state"));
		assertThat(me(browser)).isEqualTo(of.equals(at) ? this.tenants.description(at) : "nobody");
	}

	@ParameterizedTest
	@MethodSource("pairs")
	void returnWhenCodeIsOfThenServesARequestOfItsOwnTenantAlone(String of, String at) throws IOException {
		Browser browser = browser();
		Map<String, String> query = Browser.query(Browser.location(browser.get("/oauth2/authorization/" + at)));
		String code = this.tenants.code(of,
				MintCodeRequest.forChallenge(query.get("code_challenge")).nonce(query.get("nonce")));
		browser.get("/login/oauth2/code/" + at + "?code=" + code + "&state=" + query.get("state"));
		assertThat(me(browser)).isEqualTo(of.equals(at) ? this.tenants.description(at) : "nobody");
	}

	@ParameterizedTest
	@MethodSource("pairs")
	void exchangeWhenCodeIsOfThenGivesATokenOfItsOwnTenantAlone(String of, String at) throws IOException {
		Browser app = browser();
		HttpResponse<String> reply = app.postJson("/login/hawcx/" + at + "/token",
				Map.of("authCode", code(of), "codeVerifier", Visitor.VERIFIER));
		if (!of.equals(at)) {
			assertThat(reply.statusCode()).isEqualTo(401);
			assertThat(json(reply).has("access_token")).isFalse();
			return;
		}
		assertThat(reply.statusCode()).isEqualTo(200);
		assertThat(reply.headers().firstValue("Set-Cookie")).isEmpty();
		String token = json(reply).get("access_token").asString();
		assertThat(app.getAsScript("/me", "Authorization", "Bearer " + token).body())
			.isEqualTo(this.tenants.description(at));
	}

	@ParameterizedTest
	@MethodSource("pairs")
	void signInWhenSomebodyIsSignedInThenMergesNothingOfAnotherTenant(String before, String then) throws IOException {
		for (boolean byRedirect : List.of(false, true)) {
			Browser browser = browser();
			assertThat(handOver(browser, before, code(before)).statusCode()).isEqualTo(200);
			String begun = json(browser.getAsScript("/login/hawcx/" + before + "/start")).get("codeChallenge")
				.asString();
			Map<String, String> session = browser.cookies();
			if (byRedirect) {
				redirect(browser, then);
			}
			else {
				assertThat(handOver(browser, then, code(then)).statusCode()).isEqualTo(200);
			}
			assertThat(browser.cookies()).isNotEqualTo(session);
			assertThat(me(browser)).isEqualTo(this.tenants.description(then));
			// What the former login had begun has ended with it.
			HttpResponse<String> late = post(browser, "/login/hawcx/" + before, Map.of("authCode",
					this.tenants.code(before, MintCodeRequest.forChallenge(begun)), "codeChallenge", begun));
			assertThat(late.statusCode()).isEqualTo(before.equals(then) ? 200 : 400);
		}
	}

	private void redirect(Browser browser, String tenant) throws IOException {
		Map<String, String> query = Browser.query(Browser.location(browser.get("/oauth2/authorization/" + tenant)));
		String code = this.tenants.code(tenant,
				MintCodeRequest.forChallenge(query.get("code_challenge")).nonce(query.get("nonce")));
		browser.get("/login/oauth2/code/" + tenant + "?code=" + code + "&state=" + query.get("state"));
	}

	@Test
	void signInWhenAnotherTenantsLoginFailsThenTheFormerStays() throws IOException {
		Browser browser = browser();
		handOver(browser, "acme", code("acme"));
		assertThat(handOver(browser, "beta", code("gamma")).statusCode()).isEqualTo(401);
		redirectFails(browser);
		assertThat(me(browser)).isEqualTo(this.tenants.description("acme"));
	}

	private void redirectFails(Browser browser) throws IOException {
		Map<String, String> query = Browser.query(Browser.location(browser.get("/oauth2/authorization/beta")));
		browser.get("/login/oauth2/code/beta?error=access_denied&state=" + query.get("state"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "/login/hawcx/nobody/start", "/login/hawcx/start", "/oauth2/authorization/nobody" })
	void openWhenNameIsNoTenantsThenIsNotFound(String path) throws IOException {
		assertThat(Visitor.problem(browser().getAsScript(path))).isEqualTo("404 unknown_tenant");
		assertThat(browser().get(path)).satisfies((reply) -> {
			assertThat(reply.statusCode()).isEqualTo(404);
			assertThat(reply.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
			assertThat(NAMES).noneMatch(reply.body()::contains);
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "/login/hawcx/nobody", "/login/hawcx", "/login/hawcx/nobody/token", "/login/hawcx/token" })
	void postWhenNameIsNoTenantsThenIsNotFound(String path) throws IOException {
		Browser browser = browser();
		HttpResponse<String> reply = post(browser, path,
				Map.of("authCode", code("acme"), "codeVerifier", Visitor.VERIFIER));
		assertThat(Visitor.problem(reply)).isEqualTo("404 unknown_tenant");
		assertThat(me(browser)).isEqualTo("nobody");
	}

	@Test
	void openWhenSomebodyWantsToKnowTheTenantsThenNoPageListsThem() throws IOException {
		for (String page : List.of("/login", "/login?error", "/me")) {
			HttpResponse<String> reply = browser().get(page);
			assertThat(NAMES).noneMatch(reply.body()::contains).noneMatch(Browser.location(reply)::contains);
		}
	}

}
