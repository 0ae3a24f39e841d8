package io.hawcx.emulator.auth;

import java.util.Map;

import com.nimbusds.jose.JWSObject;
import io.hawcx.emulator.Bearer;
import io.hawcx.emulator.HawcxEmulator;
import io.hawcx.emulator.Http;
import io.hawcx.emulator.Visitor;
import io.hawcx.emulator.user.MfaMethod;
import io.hawcx.emulator.user.SignInMethod;
import io.hawcx.emulator.user.User;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Users who signed up by phone, and so have no e-mail address.
 */
class PhoneUserTests {

	private static final String PHONE = "+15555550123";

	private final HawcxEmulator hawcx = HawcxEmulator.start();

	private final Frontend frontend = new Frontend(this.hawcx);

	@AfterEach
	void stop() {
		this.hawcx.close();
	}

	@Test
	void signsUpByPhoneAndGetsATokenWithoutEmail() throws Exception {
		AuthEndpointTests.assertError(this.frontend.start("signin", PHONE), "user_not_found", "restart_flow");
		assertThat(this.frontend.start("signup", PHONE)).containsEntry("type", "enter_code")
			.containsEntry("channel", "sms")
			.containsEntry("destination", "***0123");
		assertThat(this.hawcx.users().find(PHONE)).isNull();
		Map<String, Object> completed = submitCode(PHONE);
		Map<String, Object> reply = Http.json(this.frontend.redeem((String) completed.get("authCode"),
				this.hawcx.credentials().publicClientId(), Frontend.VERIFIER));
		assertThat(JWSObject.parse((String) reply.get("id_token")).getPayload().toJSONObject())
			.containsEntry("sub", this.hawcx.users().find(PHONE).subject())
			.containsEntry("phone_number", PHONE)
			.doesNotContainKeys("email", "email_verified");
		AuthEndpointTests.assertError(this.frontend.start("signup", PHONE), "user_exists", "restart_flow");
	}

	@Test
	void signsInOnTheHostedPage() {
		this.hawcx.users().createByPhone(PHONE);
		Visitor visitor = new Visitor(this.hawcx);
		assertThat(Visitor.location(visitor.signIn(PHONE))).startsWith("/authorize/resume?");
		assertThat(new Http(this.hawcx.baseUrl()).get("/emulator").body()).contains(PHONE);
	}

	@Test
	void isKnownToTheManagementEndpointsByTheNumber() {
		this.hawcx.users().createByPhone(PHONE);
		Bearer bearer = new Bearer(this.hawcx);
		assertThat(bearer.call("/v1/management/users/mfa-enforcement", Map.of("userid", PHONE)).body())
			.isEqualTo("{\"userid\":\"" + PHONE + "\",\"mfa_enforcement\":\"default\"}");
		assertThat(bearer.call("/v1/management/stepup/start-token",
				Map.of("subject_userid", PHONE, "purpose", "change_mfa_method", "new_mfa_method", "email_otp")))
			.satisfies((response) -> assertThat(response.statusCode()).isEqualTo(422))
			.satisfies((response) -> assertThat(response.body()).contains("no e-mail address"));
	}

	@Test
	void keepsTheSubjectWhenTheNumberChanges() {
		User before = this.hawcx.users().createByPhone(PHONE);
		String startToken = new Bearer(this.hawcx).startStepUp(PHONE, "change_phone_number", "new_phone_number",
				"+15555550188");
		this.frontend.start("account_manage", PHONE, "startToken", startToken);
		assertThat(submitCode(PHONE)).containsEntry("destination", "***0188");
		assertThat(submitCode(PHONE)).containsEntry("type", "completed");
		assertThat(this.hawcx.users().find(PHONE)).isNull();
		assertThat(this.hawcx.users().find("+15555550188").subject()).isEqualTo(before.subject());
	}

	@Test
	void refusesTheNumberOfAnotherWhoSignedUpByPhone() {
		this.hawcx.users().createByPhone(PHONE);
		this.hawcx.users().createByPhone("+15555550188");
		Bearer bearer = new Bearer(this.hawcx);
		assertThat(bearer.call("/v1/management/users/phone", Map.of("userid", PHONE, "phone", "+15555550188")))
			.satisfies((response) -> assertThat(response.statusCode()).isEqualTo(409))
			.satisfies((response) -> assertThat(response.body()).contains("phone number in use"));
		this.frontend.start("account_manage", PHONE, "startToken",
				bearer.startStepUp(PHONE, "change_phone_number", "new_phone_number", "+15555550188"));
		submitCode(PHONE);
		AuthEndpointTests.assertError(submitCode(PHONE), "phone_in_use", "restart_flow");
		assertThat(this.hawcx.users().find(PHONE).phone()).isEqualTo(PHONE);
	}

	@Test
	void getsNoCodesByEmail() {
		this.hawcx.users().createByPhone(PHONE);
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.hawcx.users().setMfaMethod(PHONE, MfaMethod.EMAIL_OTP))
			.withMessage("the user has no e-mail address to send a code to");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.hawcx.users().setPrimaryMethods(PHONE, SignInMethod.EMAIL_OTP));
	}

	private Map<String, Object> submitCode(String userId) {
		return this.frontend.send("submit_code", "code", this.frontend.latestCode(userId));
	}

}
