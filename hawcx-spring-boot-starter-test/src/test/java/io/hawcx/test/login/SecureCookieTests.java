package io.hawcx.test.login;

import io.hawcx.test.HawcxEmulatorTest;
import io.hawcx.test.TestApplication;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

import static org.assertj.core.api.Assertions.assertThat;

@HawcxEmulatorTest(classes = TestApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
		properties = "server.servlet.session.cookie.secure=true")
class SecureCookieTests {

	@Test
	void signInWhenCookieIsSecureThenItIsKept(@Autowired HawcxBrowser browser) {
		assertThat(browser.signIn("/me", "bob@example.com").body()).isEqualTo("bob@example.com");
		assertThat(browser.get("/me").body()).isEqualTo("bob@example.com");
	}

	@Test
	void handOverWhenCookieIsSecureThenItIsKept(@Autowired HawcxBrowser browser) {
		assertThat(browser.handOver("carol@example.com").get("/me").body()).isEqualTo("carol@example.com");
	}

}
