package io.hawcx.autoconfigure.security;

import java.util.Map;

import io.hawcx.Hawcx;
import io.hawcx.emulator.EmulatorCredentials;
import io.hawcx.emulator.HawcxEmulator;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Hawcx's keys, fetched once for logins and for management calls.
 */
class SharedKeysIntegrationTests {

	private static final String VERIFIER = "0123456789-0123456789-0123456789-0123456789";

	@Test
	@SuppressWarnings("unchecked")
	void keysWhenLoginsAndBearerCallsNeedThemThenAreFetchedOnce() throws Exception {
		try (LoginApplication application = new LoginApplication(Map.of("hawcx.emulator.enabled", "true",
				"hawcx.management.authentication", "private_key_jwt", "hawcx.login.code-handover.enabled", "true"))) {
			HawcxEmulator emulator = application.bean(HawcxEmulator.class);
			EmulatorCredentials credentials = emulator.credentials();
			for (int i = 0; i < 2; i++) {
				application.bean(Hawcx.class)
					.management("/v1/management/users/mfa-enforcement", Map.of("userid", credentials.user()));
				Browser browser = application.browser();
				Map<String, Object> nonce = browser.getJson("/login/hawcx/start?nonce");
				Map<String, String> csrf = (Map<String, String>) nonce.get("csrf");
				assertThat(
						browser
							.postJson("/login/hawcx",
									Map.of("code", emulator.mintCode(VERIFIER, (String) nonce.get("nonce")),
											"code_verifier", VERIFIER),
									csrf.get("headerName"), csrf.get("token"))
							.statusCode())
					.isEqualTo(200);
			}
			assertThat(application.exchanges()).extracting(LoginApplication.Exchange::path)
				.filteredOn((path) -> path.contains("jwks"))
				.hasSize(1);
		}
	}

}
