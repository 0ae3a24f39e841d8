package io.hawcx.benchmark.login;

import java.util.Map;

import io.hawcx.emulator.HawcxEmulator;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * Tests for the programs of the login benchmark: a login that signs nobody in would be
 * fast.
 */
class LoginTests {

	@Test
	void signInWhenByEachWayThenPageShowsWhoSignedIn() throws Exception {
		try (HawcxEmulator emulator = HawcxEmulator.start(); Browser browser = new Browser()) {
			String credentials = EmulatorProcess.credentials(emulator);
			String subject = new JsonMapper().readTree(credentials).get("subject").asString();
			try (ConfigurableApplicationContext provider = StockProvider.run();
					ConfigurableApplicationContext stock = StockApplication.run(Processes.url(provider));
					ConfigurableApplicationContext hawcx = HawcxApplication.run(credentials)) {
				Map<String, Login> logins = LoginLoad.logins(browser, Processes.url(hawcx), credentials,
						Processes.url(stock));
				assertThat(logins.get("handover").signIn()).isEqualTo(subject);
				assertThat(logins.get("redirect").signIn()).isEqualTo(subject);
				assertThat(logins.get("stock").signIn()).isEqualTo(StockProvider.USER);
				assertThatException().isThrownBy(() -> browser.get(Processes.url(hawcx) + "/", "", 200));
				assertThatException().isThrownBy(() -> browser.get(Processes.url(stock) + "/", "", 200));
			}
		}
	}

	@Test
	void measureWhenPageShowsNameThenCounts() throws Exception {
		LoginLoad.Measured measured = LoginLoad.measure(() -> "alice", "alice", 2, 1);
		assertThat(measured.logins()).isGreaterThanOrEqualTo(2);
		assertThat(measured.p99Millis()).isGreaterThanOrEqualTo(measured.medianMillis());
	}

	@Test
	void measureWhenPageShowsAnotherNameThenFails() {
		assertThatException().isThrownBy(() -> LoginLoad.measure(() -> "anonymous", "alice", 2, 1))
			.withMessageContaining("another name");
	}

}
