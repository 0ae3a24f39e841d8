package io.hawcx.test.login;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

import io.hawcx.emulator.HawcxEmulator;
import io.hawcx.emulator.user.MfaMethod;
import io.hawcx.test.HawcxEmulatorTest;
import io.hawcx.test.TestApplication;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@HawcxEmulatorTest(classes = TestApplication.class)
class HawcxLoginTests {

	@Autowired
	private HawcxLogin login;

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private HawcxEmulator hawcx;

	@Test
	void handOverWhenUserIsNewThenSessionIsTheirs() {
		MockHttpSession session = this.login.handOver("new@example.com");
		assertThat(this.mvc.get().uri("/me").session(session)).hasStatusOk().hasBodyTextEqualTo("new@example.com");
		assertThat(this.mvc.get().uri("/me").accept("text/html")).hasStatus3xxRedirection();
	}

	@Test
	void handOverWhenLoginIsOldThenRecentLoginIsAskedFor() {
		Instant before = InstantSource.system().instant().minus(Duration.ofMinutes(10));
		MockHttpSession session = this.login.handOver("old@example.com", (login) -> login.authTime(before));
		assertThat(this.mvc.get().uri("/recent").session(session)).hasStatus(401);
		assertThat(this.mvc.get().uri("/recent").session(this.login.handOver("old@example.com"))).hasStatusOk();
	}

	@Test
	void handOverWhenMethodsAreGivenThenGrantsTheirFactors() {
		MockHttpSession session = this.login.handOver("otp@example.com", (login) -> login.amr("swk", "otp"));
		SecurityContext context = (SecurityContext) session.getAttribute("SPRING_SECURITY_CONTEXT");
		assertThat(context.getAuthentication().getAuthorities()).extracting("authority")
			.contains("FACTOR_HAWCX_OTP", "FACTOR_HAWCX_SWK");
	}

	@Test
	void redirectWhenUserHasSecondFactorThenGivesItsCode() {
		this.hawcx.users().create("totp@example.com");
		this.hawcx.users().setMfaMethod("totp@example.com", MfaMethod.TOTP);
		this.hawcx.users().setMfaEnforcement("totp@example.com", "always_on");
		MockHttpSession session = this.login.redirect("totp@example.com");
		assertThat(this.mvc.get().uri("/me").session(session)).hasBodyTextEqualTo("totp@example.com");
	}

	@Test
	void managementWhenSignedInThenIsTheEmulators() {
		MockHttpSession session = this.login.redirect("plain@example.com");
		assertThat(this.mvc.get().uri("/enforcement").session(session)).bodyText().contains("default");
	}

	@Test
	void handOverWhenApplicationRefusesThenSaysSo() {
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> this.login.handOver("refused@example.com", (login) -> login.nonce("foreign")))
			.withMessageContaining("refused@example.com")
			.withMessageContaining("401")
			.withMessageContaining("invalid_nonce");
	}

}
