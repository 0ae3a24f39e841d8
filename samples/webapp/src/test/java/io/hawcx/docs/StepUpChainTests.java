package io.hawcx.docs;

import io.hawcx.sample.webapp.WebappApplication;
import io.hawcx.test.HawcxEmulatorTest;
import io.hawcx.test.login.HawcxLogin;
import io.hawcx.test.security.WithHawcxUser;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

/**
 * The chain of {@code docs/step-up.md} in the sample.
 */
@HawcxEmulatorTest(classes = { WebappApplication.class, StepUpChainConfiguration.class })
class StepUpChainTests {

	@Test
	void startsStepUpOfUserWhoHasJustSignedIn(@Autowired HawcxLogin login, @Autowired MockMvcTester mvc) {
		assertThat(mvc.post()
			.uri("/step-up/hawcx")
			.with(csrf())
			.session(login.redirect("bob@example.com"))
			.param("purpose", "change_mfa_method")
			.param("new_mfa_method", "email_otp")).hasStatusOk().bodyText().contains("start_token");
	}

	@Test
	@WithHawcxUser(email = "bob@example.com", authAge = "10m")
	void asksForRecentLoginWhenItIsOlder(@Autowired MockMvcTester mvc) {
		assertThat(mvc.post()
			.uri("/step-up/hawcx")
			.with(csrf())
			.param("purpose", "change_mfa_method")
			.param("new_mfa_method", "email_otp")).hasStatus(HttpStatus.UNAUTHORIZED)
			.bodyText()
			.contains("insufficient_user_authentication");
	}

}
