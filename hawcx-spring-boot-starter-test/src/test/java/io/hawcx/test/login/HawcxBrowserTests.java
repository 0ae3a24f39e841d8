package io.hawcx.test.login;

import java.util.Map;

import io.hawcx.test.HawcxEmulatorTest;
import io.hawcx.test.TestApplication;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@HawcxEmulatorTest(classes = TestApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class HawcxBrowserTests {

	@Test
	void signInWhenPageNeedsLoginThenEndsOnThatPage(@Autowired HawcxBrowser browser) {
		assertThat(browser.signIn("/me", "bob@example.com").body()).isEqualTo("bob@example.com");
		assertThat(browser.get("/me").body()).isEqualTo("bob@example.com");
	}

	@Test
	void handOverWhenDoneThenCookiesAreKept(@Autowired HawcxBrowser browser, @Autowired HawcxBrowser another) {
		assertThat(browser.handOver("carol@example.com").get("/me").body()).isEqualTo("carol@example.com");
		assertThat(another.get("/me").body()).contains("Hawcx emulator", "E-mail address");
	}

	@Test
	void postWhenCsrfTokenIsMissingThenIsRefused(@Autowired HawcxBrowser browser) {
		assertThat(browser.handOver("dan@example.com").post("/logout", Map.of(), Map.of()).statusCode()).isEqualTo(403);
	}

	@Test
	void signInWhenPageNeedsNoneThenSaysSo(@Autowired HawcxBrowser browser) {
		browser.handOver("erin@example.com");
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> browser.signIn("/me", "erin@example.com"))
			.withMessageContaining("GET /me answered 200");
	}

}
