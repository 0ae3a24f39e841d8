package io.hawcx.sample.webapp;

import java.net.http.HttpResponse;

import io.hawcx.test.HawcxEmulatorTest;
import io.hawcx.test.login.HawcxBrowser;
import io.hawcx.test.login.HawcxLogin;
import io.hawcx.test.security.WithHawcxUser;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The login as an application tests it: these stand in the README.
 */
@HawcxEmulatorTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class LoginTests {

	@Test
	void signsInByCodeHandover(@Autowired HawcxLogin login, @Autowired MockMvcTester mvc) {
		MockHttpSession session = login.handOver("bob@example.com");
		assertThat(mvc.get().uri("/account").session(session)).bodyText().contains("bob@example.com");
	}

	@Test
	void signsInByRedirect(@Autowired HawcxBrowser browser) {
		HttpResponse<String> account = browser.signIn("/oauth2/authorization/hawcx", "bob@example.com");
		assertThat(account.body()).contains("bob@example.com");
	}

	@Test
	@WithHawcxUser(email = "bob@example.com", amr = { "swk", "otp" }, authAge = "10m")
	void showsAccountWithoutLogin(@Autowired MockMvcTester mvc) {
		assertThat(mvc.get().uri("/account")).hasStatusOk().bodyText().contains("otp");
	}

}
