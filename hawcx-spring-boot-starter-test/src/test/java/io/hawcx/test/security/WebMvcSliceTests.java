package io.hawcx.test.security;

import java.time.Duration;

import io.hawcx.Hawcx;
import io.hawcx.emulator.HawcxEmulator;
import io.hawcx.test.AutoConfigureHawcxEmulator;
import io.hawcx.test.TestApplication;
import io.hawcx.test.login.HawcxLogin;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A slice with the login, as users' tests write it.
 */
@WebMvcTest
@ContextConfiguration(classes = TestApplication.class)
@AutoConfigureHawcxEmulator
class WebMvcSliceTests {

	@Autowired
	private MockMvcTester mvc;

	@Test
	void loginWhenInSliceThenIsThere(@Autowired HawcxLogin login, @Autowired Hawcx management,
			@Autowired HawcxEmulator hawcx) {
		assertThat(this.mvc.get().uri("/me").session(login.handOver("slice@example.com")))
			.hasBodyTextEqualTo("slice@example.com");
		assertThat(management).isNotNull();
		assertThat(hawcx.users().find("slice@example.com")).isNotNull();
	}

	@Test
	void oidcLoginWhenOfHawcxUserThenRecentLoginRuleHolds() {
		MockHawcxUser user = MockHawcxUser.of("slice@example.com");
		assertThat(this.mvc.get().uri("/recent").with(user.oidcLogin())).hasStatusOk();
		assertThat(this.mvc.get().uri("/recent").with(user.authAge(Duration.ofHours(1)).oidcLogin())).hasStatus(401);
		assertThat(this.mvc.get().uri("/me").with(user.oidcLogin())).hasBodyTextEqualTo("slice@example.com");
	}

	@Test
	@WithHawcxUser("annotated@example.com")
	void userWhenAnnotatedThenIsSignedIn() {
		assertThat(this.mvc.get().uri("/me")).hasBodyTextEqualTo("annotated@example.com");
	}

}
