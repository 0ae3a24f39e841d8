package io.hawcx.sample.webflux;

import io.hawcx.test.AutoConfigureHawcxEmulator;
import io.hawcx.test.login.HawcxBrowser;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The testing page's logins of an application on the reactive stack.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@AutoConfigureHawcxEmulator
class LoginTests {

	@Test
	void signsInByCodeHandover(@Autowired HawcxBrowser browser) {
		assertThat(browser.handOver("bob@example.com").get("/account").body()).contains("bob@example.com");
	}

	@Test
	void signsInByRedirect(@Autowired HawcxBrowser browser) {
		assertThat(browser.signIn("/oauth2/authorization/hawcx", "bob@example.com").body()).contains("bob@example.com");
	}

}
