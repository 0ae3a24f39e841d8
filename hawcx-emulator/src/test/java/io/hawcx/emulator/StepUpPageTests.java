package io.hawcx.emulator;

import java.net.http.HttpResponse;
import java.util.Map;

import io.hawcx.emulator.user.MfaMethod;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class StepUpPageTests {

	private final HawcxEmulator hawcx = HawcxEmulator.start();

	private final Visitor visitor = new Visitor(this.hawcx);

	private final String user = this.hawcx.credentials().user();

	@AfterEach
	void close() {
		this.hawcx.close();
	}

	@Test
	void asksForAnEmailCodeByDefault() {
		String page = open("change_phone_number", "new_phone_number", "+15551234567");
		assertThat(page).contains("A code for " + this.user, "Your phone number will be +15551234567.");
		assertThat(confirm(page, this.hawcx.latestCode(this.user)).body()).contains("id=\"receipt\"");
	}

	@Test
	void asksForATextMessageWhenThatIsTheSecondFactor() {
		this.hawcx.users().setMfaMethod(this.user, MfaMethod.SMS_OTP);
		String page = open("change_mfa_method", "new_mfa_method", "totp");
		assertThat(page).contains("A code for +15555550100:", "Your second factor will be an authenticator.");
		assertThat(confirm(page, this.hawcx.latestCode(this.user)).body()).contains("id=\"receipt\"");
	}

	@Test
	void asksForAnEmailCodeWhenThereIsNoPhoneForTheTextMessage() {
		this.hawcx.users().create("bob@example.com");
		this.hawcx.users().setMfaMethod("bob@example.com", MfaMethod.SMS_OTP);
		assertThat(open("bob@example.com", "change_mfa_method", "new_mfa_method", "email_otp"))
			.contains("A code for bob@example.com:", "Your second factor will be a code by e-mail.");
	}

	@Test
	void asksForTheAuthenticatorsCodeWhenThatIsTheSecondFactor() {
		this.hawcx.users().setMfaMethod(this.user, MfaMethod.TOTP);
		String page = open("change_mfa_method", "new_mfa_method", "sms_otp");
		assertThat(page).contains("The authenticator of " + this.user,
				"Your second factor will be a code by text message.");
		assertThat(this.hawcx.latestCode(this.user)).isNull();
		assertThat(confirm(page, "none").statusCode()).isEqualTo(422);
		assertThat(confirm(page, this.hawcx.authenticatorCode(this.user)).body()).contains("id=\"receipt\"");
	}

	private String open(String purpose, String name, String value) {
		return open(this.user, purpose, name, value);
	}

	private String open(String email, String purpose, String name, String value) {
		return this.visitor.get("/step-up?token=" + new Bearer(this.hawcx).startStepUp(email, purpose, name, value))
			.body();
	}

	private HttpResponse<String> confirm(String page, String code) {
		return this.visitor.submit("/step-up", page, Map.of("code", code));
	}

}
