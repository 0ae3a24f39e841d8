package io.hawcx.autoconfigure.security;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import io.hawcx.emulator.EmulatorCredentials;
import io.hawcx.emulator.HawcxEmulator;
import io.hawcx.emulator.MintCodeRequest;
import io.hawcx.security.recent.RequireRecentLogin;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@link RequireRecentLogin} in an application without security configuration.
 */
class RecentLoginIntegrationTests {

	private static final String VERIFIER = "0123456789-0123456789-0123456789-0123456789";

	private static final Map<String, Object> PROPERTIES = Map.of("hawcx.emulator.enabled", "true",
			"hawcx.login.code-handover.enabled", "true");

	@Test
	void pageWhenLoginIsStaleThenGoesThroughHawcxAndBack() throws IOException {
		try (LoginApplication application = new LoginApplication(PROPERTIES, Guarded.class)) {
			Browser browser = application.browser();
			HawcxEmulator emulator = application.bean(HawcxEmulator.class);
			signIn(browser, emulator, Clock.systemUTC().instant().minus(Duration.ofMinutes(6)));
			assertThat(browser.get("/me").body()).isEqualTo(emulator.credentials().user());
			String login = Browser.location(browser.get("/guarded"));
			assertThat(login).endsWith("/oauth2/authorization/hawcx?max_age=300");
			Map<String, String> asked = Browser.query(Browser.location(browser.get(login)));
			assertThat(asked).containsEntry("max_age", "300").containsKeys("state", "nonce", "sdk_config_id");
			String back = Browser.location(browser.get("/login/oauth2/code/hawcx?code="
					+ mint(emulator.credentials(), asked) + "&state=" + asked.get("state")));
			assertThat(back).contains("/guarded");
			HttpResponse<String> page = browser.get(back);
			assertThat(page.statusCode()).isEqualTo(200);
			assertThat(page.body()).isEqualTo("guarded");
		}
	}

	@Test
	void pageWhenApplicationHandsOverThenGoesToItsPage() throws IOException {
		Map<String, Object> properties = Map.of("hawcx.emulator.enabled", "true", "hawcx.emulator.discovery", "lean",
				"hawcx.login.code-handover.enabled", "true", "hawcx.login.page", "/");
		try (LoginApplication application = new LoginApplication(properties, Guarded.class)) {
			Browser browser = application.browser();
			HawcxEmulator emulator = application.bean(HawcxEmulator.class);
			Instant now = Clock.systemUTC().instant();
			signIn(browser, emulator, now.minus(Duration.ofMinutes(6)));
			assertThat(Browser.location(browser.get("/guarded"))).endsWith("/?max_age=300");
			signIn(browser, emulator, now);
			assertThat(browser.get("/guarded").body()).isEqualTo("guarded");
		}
	}

	@SuppressWarnings("unchecked")
	private static void signIn(Browser browser, HawcxEmulator emulator, Instant authTime) throws IOException {
		Map<String, Object> nonce = browser.getJson("/login/hawcx/start?nonce");
		String code = emulator.mintCode(MintCodeRequest.forVerifier(VERIFIER)
			.subject(emulator.credentials().user())
			.nonce((String) nonce.get("nonce"))
			.authTime(authTime));
		Map<String, String> csrf = (Map<String, String>) nonce.get("csrf");
		assertThat(browser
			.postJson("/login/hawcx", Map.of("code", code, "code_verifier", VERIFIER), csrf.get("headerName"),
					csrf.get("token"))
			.statusCode()).isEqualTo(200);
	}

	private static String mint(EmulatorCredentials credentials, Map<String, String> asked) throws IOException {
		String minted = new Browser(credentials.issuer())
			.postJson("/internal/mint-code",
					Map.of("tenant_id", "t", "sub", credentials.user(), "aud", asked.get("client_id"), "code_challenge",
							asked.get("code_challenge"), "code_challenge_method", "S256", "nonce", asked.get("nonce")),
					"X-Consumer-Id", "test", "X-Config-Id", credentials.configId())
			.body();
		return (String) JsonMapper.shared().readValue(minted, Map.class).get("code");
	}

	/**
	 * A page that wants a recent login.
	 */
	@Configuration(proxyBeanMethods = false)
	@RestController
	static class Guarded {

		@RequireRecentLogin(maxAge = "5m")
		@GetMapping("/guarded")
		String guarded() {
			return "guarded";
		}

	}

}
