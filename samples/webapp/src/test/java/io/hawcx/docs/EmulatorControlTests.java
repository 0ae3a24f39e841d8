package io.hawcx.docs;

import java.time.Duration;
import java.time.InstantSource;

import io.hawcx.emulator.HawcxEmulator;
import io.hawcx.emulator.user.MfaMethod;
import io.hawcx.sample.webapp.WebappApplication;
import io.hawcx.test.HawcxEmulatorTest;
import io.hawcx.test.login.HawcxLogin;
import io.hawcx.test.security.MockHawcxUser;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The testing page's use of the emulator.
 */
@HawcxEmulatorTest(classes = WebappApplication.class)
class EmulatorControlTests {

	@Autowired
	private HawcxEmulator hawcx;

	@Autowired
	private HawcxLogin login;

	@Autowired
	private MockMvcTester mvc;

	@Test
	void signsInWithAuthenticator() {
		this.hawcx.users().create("totp@example.com");
		this.hawcx.users().setMfaMethod("totp@example.com", MfaMethod.TOTP);
		this.hawcx.users().setMfaEnforcement("totp@example.com", "always_on");
		MockHttpSession session = this.login.redirect("totp@example.com");
		assertThat(this.mvc.get().uri("/account").session(session)).bodyText().contains("otp");
	}

	@Test
	void signsInWithOldLogin() {
		MockHttpSession session = this.login.handOver("old@example.com",
				(code) -> code.amr("swk", "face").authTime(InstantSource.system().instant().minusSeconds(3600)));
		assertThat(this.mvc.get().uri("/account").session(session)).bodyText().contains("face");
	}

	@Test
	void signsInAfterKeysWereRotated() {
		this.login.handOver("first@example.com");
		this.hawcx.rotateKeys();
		this.login.handOver("second@example.com");
		assertThat(this.hawcx.requests().to("/.well-known/jwks.json").count()).isGreaterThan(1);
		assertThat(this.hawcx.requests().to("/oauth2/token").refused().list()).isEmpty();
	}

	@Test
	void saysSoWhenHawcxIsOutOfOrder() {
		MockHttpSession session = this.login.handOver("unlucky@example.com");
		this.hawcx.faults().on("/v1/management/**").times(1).status(503);
		assertThat(this.mvc.get().uri("/account").session(session)).bodyText().contains("could not be read");
	}

	@Test
	void signsInWithOidcLogin() {
		MockHawcxUser user = MockHawcxUser.of("carol@example.com").amr("swk", "face").authAge(Duration.ofMinutes(10));
		assertThat(this.mvc.get().uri("/account").with(user.oidcLogin())).bodyText().contains("face");
	}

}
