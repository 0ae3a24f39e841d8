package io.hawcx.autoconfigure.security;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

import io.hawcx.Hawcx;
import io.hawcx.emulator.EmulatorCredentials;
import io.hawcx.emulator.HawcxEmulator;
import io.hawcx.emulator.MintCodeRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@ExtendWith(OutputCaptureExtension.class)
class HawcxLoginIntegrationTests {

	private static final String VERIFIER = "0123456789-0123456789-0123456789-0123456789";

	private static final String DEAD = "http://127.0.0.1:1";

	private static Map<String, Object> embedded(String... more) {
		Map<String, Object> properties = new LinkedHashMap<>();
		properties.put("hawcx.emulator.enabled", "true");
		properties.put("hawcx.login.code-handover.enabled", "true");
		for (int i = 0; i < more.length; i += 2) {
			properties.put(more[i], more[i + 1]);
		}
		return properties;
	}

	@ParameterizedTest
	@ValueSource(strings = { "ES256", "ES512", "EDDSA" })
	void redirectWhenConfidentialThenSignsIn(String algorithm) throws IOException {
		try (LoginApplication application = new LoginApplication(
				embedded("hawcx.emulator.id-token-algorithm", algorithm))) {
			Browser browser = application.browser();
			EmulatorCredentials credentials = application.bean(HawcxEmulator.class).credentials();
			Map<String, String> asked = beginRedirect(browser);
			assertThat(asked).containsEntry("sdk_config_id", credentials.configId())
				.containsEntry("client_id", credentials.confidentialClientId())
				.containsEntry("code_challenge_method", "S256");
			HttpResponse<String> done = callback(browser, credentials, asked);
			assertThat(Browser.location(done)).endsWith("/me?continue");
			assertThat(browser.get("/me").body()).isEqualTo(credentials.user());
			LoginApplication.Exchange exchange = tokenRequest(application);
			assertThat(exchange.headers()).containsEntry("X-Config-Id", credentials.configId());
			assertThat(exchange.body()).contains("client_assertion=").contains("redirect_uri=");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "ES256", "ES512", "EDDSA" })
	void handoverWhenConfidentialThenSignsIn(String algorithm) throws IOException {
		try (LoginApplication application = new LoginApplication(
				embedded("hawcx.emulator.id-token-algorithm", algorithm, "hawcx.emulator.discovery", "lean"))) {
			Browser browser = application.browser();
			HawcxEmulator emulator = application.bean(HawcxEmulator.class);
			assertThat(handover(browser, emulator, VERIFIER).statusCode()).isEqualTo(200);
			assertThat(browser.get("/me").body()).isEqualTo(emulator.credentials().user());
			LoginApplication.Exchange exchange = tokenRequest(application);
			assertThat(exchange.headers()).containsEntry("X-Config-Id", emulator.credentials().configId());
			assertThat(exchange.body()).contains("client_assertion=").doesNotContain("redirect_uri=");
		}
	}

	@Test
	void loginWhenPublicClientThenSendsNoAssertion() throws IOException {
		try (HawcxEmulator emulator = HawcxEmulator.start();
				LoginApplication application = new LoginApplication(Map.of("hawcx.base-url", emulator.baseUrl(),
						"hawcx.config-id", emulator.credentials().configId(), "hawcx.client-id",
						emulator.credentials().publicClientId(), "hawcx.login.code-handover.enabled", "true"))) {
			Browser byRedirect = application.browser();
			callback(byRedirect, emulator.credentials(), beginRedirect(byRedirect));
			assertThat(byRedirect.get("/me").body()).isEqualTo(emulator.credentials().user());
			Browser byHandover = application.browser();
			String code = emulator
				.mintCode(MintCodeRequest.forVerifier(VERIFIER).clientId(emulator.credentials().publicClientId()));
			assertThat(post(byHandover, code, VERIFIER).statusCode()).isEqualTo(200);
			assertThat(application.exchanges()).noneMatch((exchange) -> exchange.body().contains("client_assertion"));
		}
	}

	@Test
	void handoverWhenNoCsrfTokenThenIsForbidden() throws IOException {
		try (LoginApplication application = new LoginApplication(embedded())) {
			HttpResponse<String> reply = application.browser()
				.postJson("/login/hawcx", Map.of("code", "x", "code_verifier", VERIFIER));
			assertThat(reply.statusCode()).isEqualTo(403);
			assertThat(application.exchanges()).isEmpty();
		}
	}

	@Test
	void handoverWhenVerifierIsWrongThenFailsOnceLoggedAndLeavesNoLogin(CapturedOutput output) throws IOException {
		try (LoginApplication application = new LoginApplication(embedded())) {
			Browser browser = application.browser();
			HttpResponse<String> reply = handover(browser, application.bean(HawcxEmulator.class),
					VERIFIER.replace('0', '9'));
			assertThat(reply.statusCode()).isEqualTo(401);
			assertThat(browser.get("/me").statusCode()).isEqualTo(302);
			assertThat(lines(output).filter((line) -> line.contains("invalid_grant"))).hasSize(1);
			assertThat(output).doesNotContain(VERIFIER);
		}
	}

	@Test
	void redirectWhenDiscoveryIsLeanThenLogAloneNamesProperty(CapturedOutput output) throws IOException {
		try (LoginApplication application = new LoginApplication(
				embedded("hawcx.emulator.discovery", "lean", "hawcx.login.code-handover.enabled", "false"))) {
			assertEndsOnPage(application.browser(), 200, "tell the people who run it");
			assertThat(application.browser().get("/login?error").body()).doesNotContain("hawcx.login");
			assertThat(output).contains("hawcx.login.code-handover.enabled=true");
		}
	}

	@Test
	void loginWhenHawcxIsDownThenStartsAndEndsOnPageWithOneLine(CapturedOutput output) throws IOException {
		try (LoginApplication application = new LoginApplication(
				Map.of("hawcx.base-url", DEAD, "hawcx.config-id", "config", "hawcx.client-id", "client"))) {
			assertThat(application.exchanges()).isEmpty();
			assertEndsOnPage(application.browser(), 503, "cannot be reached");
			// Tomcat warns on slow machines about its own source of randomness.
			assertThat(lines(output).filter((line) -> line.contains("WARN ") || line.contains("ERROR "))
				.filter((line) -> !line.contains("SecureRandom"))).singleElement()
				.asString()
				.contains("Sign-in through Hawcx failed");
		}
	}

	@Test
	void startWhenHawcxAcceptsConnectionsThenNoneIsMade() throws IOException {
		try (ServerSocket hawcx = new ServerSocket(0, 50, InetAddress.getByAddress(new byte[] { 127, 0, 0, 1 }));
				LoginApplication application = new LoginApplication(
						Map.of("hawcx.base-url", "http://127.0.0.1:" + hawcx.getLocalPort(), "hawcx.config-id",
								"config", "hawcx.client-id", "client"))) {
			assertThat(application.browser().get("/login").statusCode()).isEqualTo(200);
			hawcx.setSoTimeout(1);
			assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(hawcx::accept);
		}
	}

	@Test
	void startWhenEmulatorIsEmbeddedThenWarnsWithItsAddress(CapturedOutput output) {
		try (LoginApplication application = new LoginApplication(embedded())) {
			String address = application.bean(HawcxEmulator.class).baseUrl();
			assertThat(output.getAll()
				.lines()
				.filter((line) -> line.contains("WARN") && line.contains("emulator") && line.contains(address)))
				.hasSize(1);
		}
	}

	@Test
	void loginWhenPageIsSetThenAnonymousUsersAndFailuresGoThere() throws IOException {
		try (LoginApplication application = new LoginApplication(
				Map.of("hawcx.base-url", DEAD, "hawcx.config-id", "config", "hawcx.client-id", "client",
						"hawcx.login.page", "/", "hawcx.login.permit-all", "/public/**"))) {
			Browser browser = application.browser();
			assertThat(browser.get("/").body()).isEqualTo("home");
			assertThat(Browser.location(browser.get("/me"))).endsWith("/");
			assertThat(Browser.location(browser.get("/oauth2/authorization/hawcx"))).endsWith("/?error");
			assertThat(browser.get("/public/nothing").statusCode()).isEqualTo(404);
			assertThat(browser.get("/public/broken").statusCode()).isEqualTo(500);
		}
	}

	@Test
	void managementWhenEmulatorIsEmbeddedThenWorks() {
		try (LoginApplication application = new LoginApplication(embedded())) {
			String user = application.bean(HawcxEmulator.class).credentials().user();
			assertThat(application.bean(Hawcx.class)
				.management("/v1/management/users/mfa-enforcement", Map.of("userid", user))).isNotEmpty();
			assertThat(application.exchanges().get(0).path()).isEqualTo("/v1/management/users/mfa-enforcement");
		}
	}

	private static void assertEndsOnPage(Browser browser, int status, String text) throws IOException {
		HttpResponse<String> reply = browser.get("/me");
		int hops = 0;
		while (reply.statusCode() == 302) {
			hops++;
			assertThat(hops).isLessThanOrEqualTo(3);
			reply = browser.get(Browser.location(reply));
		}
		assertThat(reply.statusCode()).isEqualTo(status);
		assertThat(reply.body()).contains(text);
	}

	private static Map<String, String> beginRedirect(Browser browser) throws IOException {
		assertThat(browser.get("/me").statusCode()).isEqualTo(302);
		return Browser.query(Browser.location(browser.get("/oauth2/authorization/hawcx")));
	}

	private static HttpResponse<String> callback(Browser browser, EmulatorCredentials credentials,
			Map<String, String> asked) throws IOException {
		String minted = new Browser(credentials.issuer())
			.postJson("/internal/mint-code",
					Map.of("tenant_id", "t", "sub", credentials.user(), "aud", asked.get("client_id"), "code_challenge",
							asked.get("code_challenge"), "code_challenge_method", "S256", "nonce", asked.get("nonce")),
					"X-Consumer-Id", "test", "X-Config-Id", credentials.configId())
			.body();
		String code = (String) JsonMapper.shared().readValue(minted, Map.class).get("code");
		return browser.get("/login/oauth2/code/hawcx?code=" + code + "&state=" + asked.get("state"));
	}

	@SuppressWarnings("unchecked")
	private static HttpResponse<String> handover(Browser browser, HawcxEmulator emulator, String verifier)
			throws IOException {
		Map<String, Object> nonce = browser.getJson("/login/hawcx/start?nonce");
		String code = emulator.mintCode(VERIFIER, (String) nonce.get("nonce"));
		Map<String, String> csrf = (Map<String, String>) nonce.get("csrf");
		return browser.postJson("/login/hawcx", Map.of("code", code, "code_verifier", verifier), csrf.get("headerName"),
				csrf.get("token"));
	}

	@SuppressWarnings("unchecked")
	private static HttpResponse<String> post(Browser browser, String code, String verifier) throws IOException {
		Map<String, String> csrf = (Map<String, String>) browser.getJson("/login/hawcx/start?nonce").get("csrf");
		return browser.postJson("/login/hawcx", Map.of("code", code, "code_verifier", verifier), csrf.get("headerName"),
				csrf.get("token"));
	}

	private static LoginApplication.Exchange tokenRequest(LoginApplication application) {
		return application.exchanges()
			.stream()
			.filter((exchange) -> exchange.path().equals("/oauth2/token"))
			.findFirst()
			.orElseThrow(() -> new UncheckedIOException(new IOException("no token request")));
	}

	// Applications of earlier tests tell within a minute how often they were asked.
	private static Stream<String> lines(CapturedOutput output) {
		return output.getAll().lines().filter((line) -> !line.contains("more within a minute"));
	}

}
