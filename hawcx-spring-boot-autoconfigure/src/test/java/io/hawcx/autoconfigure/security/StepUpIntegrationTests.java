package io.hawcx.autoconfigure.security;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

import io.hawcx.autoconfigure.HawcxAutoConfiguration;
import io.hawcx.autoconfigure.client.HawcxClientAutoConfiguration;
import io.hawcx.autoconfigure.diagnostics.HawcxConfigurationException;
import io.hawcx.autoconfigure.http.HawcxTransportAutoConfiguration;
import io.hawcx.autoconfigure.unknown.HawcxUnknownPropertiesAutoConfiguration;
import io.hawcx.emulator.HawcxEmulator;
import io.hawcx.emulator.MintCodeRequest;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.security.autoconfigure.SecurityAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientAutoConfiguration;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Step-up by properties alone, over HTTP.
 */
class StepUpIntegrationTests {

	private static final String VERIFIER = "0123456789-0123456789-0123456789-0123456789";

	private static final String PATH = "/step-up/hawcx";

	private static final Map<String, ?> CHANGE = Map.of("purpose", "change_phone_number", "new_phone_number",
			"+15555550199");

	@Test
	void receiptWhenUserHasProvedThenPhoneChanges() throws IOException {
		try (LoginApplication application = application(Map.of("hawcx.step-up.enabled", "true"))) {
			Browser browser = application.browser();
			HawcxEmulator emulator = application.bean(HawcxEmulator.class);
			signIn(browser, emulator, Duration.ofMinutes(6));
			String receipt = emulator.completeStepUp(start(browser));
			HttpResponse<String> done = post(browser, PATH + "/receipt",
					Map.of("purpose", "change_phone_number", "step_up_receipt", receipt));
			assertThat(done.statusCode()).isEqualTo(204);
			assertThat(emulator.users().find(emulator.credentials().user()).phone()).isEqualTo("+15555550199");
		}
	}

	@Test
	void startWhenLoginIsOlderThanAllowedThenChallenged() throws IOException {
		try (LoginApplication application = application(Map.of("hawcx.step-up.enabled", "true",
				"hawcx.step-up.max-login-age", "5m", "hawcx.login.permit-all", "/**"))) {
			Browser browser = application.browser();
			HawcxEmulator emulator = application.bean(HawcxEmulator.class);
			signIn(browser, emulator, Duration.ofMinutes(6));
			HttpResponse<String> refused = post(browser, PATH, CHANGE);
			assertThat(refused.statusCode()).isEqualTo(401);
			assertThat(refused.body()).contains("insufficient_user_authentication", "300");
			signIn(browser, emulator, Duration.ZERO);
			assertThat(start(browser)).isNotEmpty();
		}
	}

	@Test
	void startWhenPropertiesNameOthersThenThoseHold() throws IOException {
		try (LoginApplication application = application(Map.of("hawcx.step-up.enabled", "true", "hawcx.step-up.path",
				"/change", "hawcx.step-up.purposes", "change_mfa_method"))) {
			Browser browser = application.browser();
			signIn(browser, application.bean(HawcxEmulator.class), Duration.ZERO);
			assertThat(browser.get(PATH).statusCode()).isEqualTo(404);
			assertThat(browser.getJson("/change").get("purposes").toString()).isEqualTo("[change_mfa_method]");
		}
	}

	@Test
	void startWhenNotEnabledThenThereIsNothing() throws IOException {
		try (LoginApplication application = application(Map.of())) {
			Browser browser = application.browser();
			signIn(browser, application.bean(HawcxEmulator.class), Duration.ZERO);
			assertThat(browser.get(PATH).statusCode()).isEqualTo(404);
		}
	}

	@Test
	void contextWhenThereIsNoKeyForManagementThenSaysSo() {
		new WebApplicationContextRunner()
			.withConfiguration(
					AutoConfigurations.of(HawcxAutoConfiguration.class, HawcxTransportAutoConfiguration.class,
							HawcxClientAutoConfiguration.class, HawcxSecurityPropertiesAutoConfiguration.class,
							HawcxUnknownPropertiesAutoConfiguration.class, HawcxLoginAutoConfiguration.class,
							HawcxWebSecurityAutoConfiguration.class, OAuth2ClientAutoConfiguration.class,
							SecurityAutoConfiguration.class, ServletWebSecurityAutoConfiguration.class))
			.withPropertyValues("hawcx.base-url=http://127.0.0.1:1", "hawcx.config-id=config", "hawcx.client-id=client",
					"hawcx.step-up.enabled=true")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(HawcxConfigurationException.class)
				.hasMessageContaining("hawcx.step-up.enabled is true, but there is no key"));
	}

	private static LoginApplication application(Map<String, Object> properties) {
		Map<String, Object> all = new LinkedHashMap<>(properties);
		all.put("hawcx.emulator.enabled", "true");
		all.put("hawcx.login.code-handover.enabled", "true");
		return new LoginApplication(all);
	}

	private static String start(Browser browser) throws IOException {
		return (String) JsonMapper.shared().readValue(post(browser, PATH, CHANGE).body(), Map.class).get("start_token");
	}

	@SuppressWarnings("unchecked")
	private static HttpResponse<String> post(Browser browser, String path, Map<String, ?> body) throws IOException {
		Map<String, String> csrf = (Map<String, String>) browser.getJson(PATH).get("csrf");
		return browser.postJson(path, body, csrf.get("headerName"), csrf.get("token"));
	}

	@SuppressWarnings("unchecked")
	private static void signIn(Browser browser, HawcxEmulator emulator, Duration age) throws IOException {
		Map<String, Object> nonce = browser.getJson("/login/hawcx/start?nonce");
		Instant authTime = Clock.systemUTC().instant().minus(age);
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

}
