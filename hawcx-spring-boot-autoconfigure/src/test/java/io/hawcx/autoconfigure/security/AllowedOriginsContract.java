package io.hawcx.autoconfigure.security;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@code hawcx.login.allowed-origins} on either web stack.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(OutputCaptureExtension.class)
abstract class AllowedOriginsContract {

	static final String LISTED = "https://app.example.com";

	private static final String PROPERTY = "hawcx.login.allowed-origins";

	private ContractApplication application;

	abstract ContractApplication start(Map<String, ?> properties, Class<?>... more);

	abstract Class<?> ownSource();

	abstract Class<?> ownChain();

	@BeforeAll
	void start() {
		this.application = start(LoginContract.embedded(PROPERTY, LISTED + ",http://localhost:5173"));
	}

	@AfterAll
	void stop() {
		this.application.close();
	}

	private Browser browser() {
		return this.application.visitor().browser();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/me", "/login/hawcx", "/public/page", "/logout" })
	void preflightWhenOriginIsListedThenAllowsAnyMethodAndHeaderWithCookies(String path) throws IOException {
		HttpResponse<String> reply = preflight(browser(), path, LISTED, "x-csrf-token,content-type");
		assertThat(reply.statusCode()).isEqualTo(200);
		assertThat(header(reply, "Access-Control-Allow-Origin")).isEqualTo(LISTED);
		assertThat(header(reply, "Access-Control-Allow-Credentials")).isEqualTo("true");
		assertThat(header(reply, "Access-Control-Allow-Methods")).contains("DELETE");
		assertThat(header(reply, "Access-Control-Allow-Headers")).containsIgnoringCase("x-csrf-token")
			.containsIgnoringCase("content-type");
		assertThat(header(reply, "Vary")).contains("Origin");
	}

	@Test
	void preflightWhenAuthorizationIsAskedForThenAllowsNoCookies() throws IOException {
		HttpResponse<String> reply = preflight(browser(), "/me", LISTED, "content-type, Authorization");
		assertThat(header(reply, "Access-Control-Allow-Origin")).isEqualTo(LISTED);
		assertThat(header(reply, "Access-Control-Allow-Headers")).containsIgnoringCase("authorization");
		assertThat(header(reply, "Access-Control-Allow-Credentials")).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://evil.example.com", "https://app.example.com.evil.example",
			"http://app.example.com", "https://app.example.com:8443", "null", "http://localhost:5174" })
	void requestWhenOriginIsNotListedThenIsRefused(String origin) throws IOException {
		HttpResponse<String> preflight = preflight(browser(), "/me", origin, "content-type");
		assertThat(preflight.statusCode()).isEqualTo(403);
		assertThat(header(preflight, "Access-Control-Allow-Origin")).isEmpty();
		HttpResponse<String> request = browser().script("GET", "/public/page", "Origin", origin);
		assertThat(request.statusCode()).isEqualTo(403);
		assertThat(request.body()).doesNotContain("page");
	}

	@Test
	void requestWhenOriginIsListedThenMayBeReadWithCookies() throws IOException {
		HttpResponse<String> reply = browser().script("GET", "/public/page", "Origin", "http://localhost:5173");
		assertThat(reply.body()).isEqualTo("page");
		assertThat(header(reply, "Access-Control-Allow-Origin")).isEqualTo("http://localhost:5173");
		assertThat(header(reply, "Access-Control-Allow-Credentials")).isEqualTo("true");
		assertThat(header(reply, "Access-Control-Expose-Headers")).contains("WWW-Authenticate", "Retry-After");
	}

	@Test
	void requestWhenItBringsAuthorizationThenMayBeReadWithoutCookies() throws IOException {
		HttpResponse<String> reply = browser().script("GET", "/public/page", "Origin", LISTED, "Authorization",
				"Bearer x");
		assertThat(header(reply, "Access-Control-Allow-Origin")).isEqualTo(LISTED);
		assertThat(header(reply, "Access-Control-Allow-Credentials")).isEmpty();
	}

	@Test
	void requestWhenItComesFromNoOtherOriginThenIsAnsweredAsEver() throws IOException {
		HttpResponse<String> reply = browser().get("/public/page");
		assertThat(reply.body()).isEqualTo("page");
		assertThat(header(reply, "Access-Control-Allow-Origin")).isEmpty();
		assertThat(this.application.visitor().signInByHandOver().statusCode()).isBetween(200, 204);
	}

	@Test
	void loginWhenPageIsOfListedOriginThenIsBegunAndHandedOverByCookie() throws IOException {
		Visitor visitor = this.application.visitor();
		JsonNode start = JsonMapper.shared()
			.readTree(visitor.browser()
				.getAsScript("/login/hawcx/start?nonce", "Origin", LISTED, "Sec-Fetch-Site", "cross-site")
				.body());
		JsonNode csrf = start.get("csrf");
		HttpResponse<String> reply = visitor.browser()
			.postJson("/login/hawcx",
					Map.of("authCode", this.application.emulator().mintCode(visitor.code(start)), "codeVerifier",
							Visitor.VERIFIER),
					"Origin", LISTED, "Sec-Fetch-Site", "cross-site", csrf.get("headerName").asString(),
					csrf.get("token").asString());
		assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
		assertThat(header(reply, "Access-Control-Allow-Origin")).isEqualTo(LISTED);
		assertThat(visitor.browser().script("GET", "/me", "Origin", LISTED).body())
			.isEqualTo(this.application.emulator().credentials().user());
	}

	@Test
	void requestWhenOwnOriginIsSentThenIsNotCorsAndLogsNothing(CapturedOutput output) throws IOException {
		Browser browser = browser();
		HttpResponse<String> reply = browser.script("GET", "/public/page", "Origin", browser.origin());
		assertThat(reply.body()).isEqualTo("page");
		assertThat(header(reply, "Access-Control-Allow-Origin")).isEmpty();
		assertThat(output).doesNotContain("server.forward-headers-strategy");
	}

	@Test
	void requestWhenOwnHostLooksForeignBehindProxyThenIsRefusedAndLoggedOnce(CapturedOutput output) throws IOException {
		try (ContractApplication behindProxy = start(LoginContract.embedded(PROPERTY, LISTED))) {
			Browser browser = behindProxy.visitor().browser();
			for (int i = 0; i < 3; i++) {
				assertThat(browser
					.script("POST", "/logout", "Origin", "https://shop.example.net", "X-Forwarded-Host",
							"shop.example.net", "X-Forwarded-Proto", "https")
					.statusCode()).isEqualTo(403);
			}
			assertThat(browser.script("POST", "/logout", "Origin", "https://127.0.0.1").statusCode()).isEqualTo(403);
		}
		assertThat(output.getAll().lines().filter((line) -> line.contains("server.forward-headers-strategy")))
			.singleElement()
			.asString()
			.contains("WARN", PROPERTY)
			.doesNotContain("shop.example.net");
	}

	@Test
	void sourceWhenApplicationHasItsOwnThenThatOneDecidesAndOursIsWarnedOf(CapturedOutput output) throws IOException {
		try (ContractApplication own = start(LoginContract.embedded(PROPERTY, LISTED), ownSource())) {
			Browser browser = own.visitor().browser();
			assertThat(preflight(browser, "/me", LISTED, "content-type").statusCode()).isEqualTo(403);
			assertThat(header(preflight(browser, "/me", "https://own.example.com", "content-type"),
					"Access-Control-Allow-Origin"))
				.isEqualTo("https://own.example.com");
		}
		assertThat(output).contains("in place of " + PROPERTY);
	}

	@Test
	void chainWhenItIsTheApplicationsOwnThenIsLeftAlone() throws IOException {
		try (ContractApplication own = start(LoginContract.embedded(PROPERTY, LISTED), ownChain())) {
			HttpResponse<String> reply = preflight(own.visitor().browser(), "/me", LISTED, "content-type");
			assertThat(header(reply, "Access-Control-Allow-Origin")).isEmpty();
		}
	}

	@Test
	void requestWhenNothingIsListedThenNoCorsHeaderIsAdded() throws IOException {
		try (ContractApplication plain = start(LoginContract.embedded())) {
			HttpResponse<String> reply = plain.visitor().browser().script("GET", "/public/page", "Origin", LISTED);
			assertThat(reply.body()).isEqualTo("page");
			assertThat(header(reply, "Access-Control-Allow-Origin")).isEmpty();
		}
	}

	private static HttpResponse<String> preflight(Browser browser, String path, String origin, String headers)
			throws IOException {
		return browser.script("OPTIONS", path, "Origin", origin, "Access-Control-Request-Method", "DELETE",
				"Access-Control-Request-Headers", headers);
	}

	private static String header(HttpResponse<?> reply, String name) {
		return String.join(", ", reply.headers().allValues(name));
	}

}
