package io.hawcx.emulator.auth;

import java.util.Map;

import io.hawcx.emulator.Bearer;
import io.hawcx.emulator.HawcxEmulator;
import io.hawcx.emulator.user.MfaMethod;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A change of how one signs in: a start token of the backend's, then a login.
 */
class AccountManageTests {

	private static final String ALICE = "alice@example.com";

	private final HawcxEmulator hawcx = HawcxEmulator.start();

	private final Frontend frontend = new Frontend(this.hawcx);

	@AfterEach
	void stop() {
		this.hawcx.close();
	}

	@Test
	void setsTheAuthenticatorUpAfterTheLoginAndThenMakesItTheMethod() {
		String startToken = startToken("change_mfa_method", "new_mfa_method", "totp");
		this.frontend.start("account_manage", ALICE, "startToken", startToken);
		assertThat(submitCode()).containsEntry("type", "setup_totp");
		assertThat(this.hawcx.users().find(ALICE).mfaMethod()).isEqualTo(MfaMethod.EMAIL_OTP);
		assertThat(this.frontend.send("submit_totp", "code", this.hawcx.authenticatorCode(ALICE))).containsEntry("type",
				"completed");
		assertThat(this.hawcx.users().find(ALICE).mfaMethod()).isEqualTo(MfaMethod.TOTP);
		AuthEndpointTests.assertError(this.frontend.start("account_manage", ALICE, "startToken", startToken),
				"invalid_start_token", "abort");
	}

	@Test
	void setsThePhoneUpForTextMessages() {
		this.frontend.start("account_manage", ALICE, "startToken",
				startToken("change_mfa_method", "new_mfa_method", "sms_otp"));
		assertThat(submitCode()).containsEntry("type", "setup_sms").containsEntry("existingPhone", "***0100");
		this.frontend.send("submit_phone", "phone", "+15555550177");
		assertThat(submitCode()).containsEntry("type", "completed");
		assertThat(this.hawcx.users().find(ALICE).mfaMethod()).isEqualTo(MfaMethod.SMS_OTP);
		assertThat(this.hawcx.users().find(ALICE).phone()).isEqualTo("+15555550177");
	}

	@Test
	void sendsACodeToTheNewNumberBeforeItBecomesTheUsers() {
		this.frontend.start("account_manage", ALICE, "startToken",
				startToken("change_phone_number", "new_phone_number", "+15555550188"));
		assertThat(submitCode()).containsEntry("channel", "sms").containsEntry("destination", "***0188");
		assertThat(this.hawcx.users().find(ALICE).phone()).isEqualTo("+15555550100");
		assertThat(submitCode()).containsEntry("type", "completed");
		assertThat(this.hawcx.users().find(ALICE).phone()).isEqualTo("+15555550188");
	}

	@Test
	void refusesTheStartTokenOfAnotherUser() {
		this.hawcx.users().create("bob@example.com");
		Map<String, Object> step = this.frontend.start("account_manage", "bob@example.com", "startToken",
				startToken("change_mfa_method", "new_mfa_method", "totp"));
		AuthEndpointTests.assertError(step, "invalid_start_token", "abort");
	}

	@Test
	void isAFreshLoginWithoutAStartToken() {
		this.frontend.start("account_manage", ALICE);
		assertThat(submitCode()).containsEntry("type", "completed");
	}

	private Map<String, Object> submitCode() {
		return this.frontend.send("submit_code", "code", this.frontend.latestCode(ALICE));
	}

	private String startToken(String purpose, String name, String value) {
		return new Bearer(this.hawcx).startStepUp(ALICE, purpose, name, value);
	}

}
