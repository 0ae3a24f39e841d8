package io.hawcx.emulator.auth;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import com.nimbusds.jose.JWSObject;
import io.hawcx.emulator.HawcxEmulator;
import io.hawcx.emulator.Http;
import io.hawcx.emulator.MutableClock;
import io.hawcx.emulator.Visitor;
import io.hawcx.emulator.user.MfaMethod;
import io.hawcx.emulator.user.SignInMethod;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class AuthEndpointTests {

	private static final String ALICE = "alice@example.com";

	private final HawcxEmulator hawcx = HawcxEmulator.start();

	private final Frontend frontend = new Frontend(this.hawcx);

	@AfterEach
	void stop() {
		this.hawcx.close();
	}

	@Test
	void asksForTheCodeWhenTheRecordedRequestComes() {
		HttpResponse<String> response = this.frontend.post("""
				{"protocolVersion":2,"action":{"type":"start","flowType":"signin","identifier":"alice@example.com",\
				"codeChallenge":"E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"}}""", "Origin", "http://localhost:5173");
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.headers().firstValue("access-control-allow-origin")).hasValue("http://localhost:5173");
		assertThat(response.headers().firstValue("access-control-allow-credentials")).isEmpty();
		assertThat(response.headers().firstValue("vary")).hasValue("Origin");
		assertThat(response.headers().firstValue("x-request-id").orElseThrow()).matches("req_[0-9a-f]{16}");
		Map<String, Object> reply = Http.json(response);
		assertThat(reply).containsOnlyKeys("protocolVersion", "session", "step", "risk", "meta")
			.containsEntry("protocolVersion", 2)
			.containsEntry("risk", "disabled");
		assertThat((String) reply.get("session")).matches("auth_[0-9a-f]{32}");
		assertThat((String) Frontend.object(reply, "meta").get("traceId")).matches("[0-9a-f-]{36}");
		assertThat((String) Frontend.object(reply, "meta").get("expiresAt"))
			.matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}Z");
		Map<String, Object> step = Frontend.object(reply, "step");
		assertThat(step)
			.containsOnlyKeys("type", "destination", "channel", "codeLength", "codeFormat", "codeExpiresAt", "resendAt",
					"debug", "risk")
			.containsEntry("type", "enter_code")
			.containsEntry("destination", "a***@example.com")
			.containsEntry("channel", "email")
			.containsEntry("codeLength", 6)
			.containsEntry("codeFormat", "numeric")
			.containsEntry("debug", Map.of("otp_code", this.frontend.latestCode(ALICE), "method", "email_otp"))
			.containsEntry("risk", null);
	}

	@Test
	void leadsToAnIdTokenWithoutNonceWhenTheCodeIsRight() throws Exception {
		Map<String, Object> completed = signIn();
		assertThat(completed).containsOnlyKeys("type", "authCode", "expiresAt").containsEntry("type", "completed");
		assertThat((String) completed.get("authCode")).matches("[A-Za-z0-9_-]{43}");
		Map<String, Object> claims = claims((String) completed.get("authCode"));
		assertThat(claims).containsOnlyKeys("iss", "sub", "aud", "exp", "iat", "nbf", "jti", "amr", "acr", "auth_time",
				"email", "email_verified", "phone_number");
		assertThat((String) claims.get("sub")).matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
		assertThat(claims.get("aud")).isEqualTo(this.hawcx.credentials().publicClientId());
		assertThat(claims.get("nbf")).isEqualTo(claims.get("iat"));
	}

	@Test
	void tellsATimeOfLoginASecondBeforeTheToken() throws Exception {
		try (HawcxEmulator still = HawcxEmulator.builder().clock(new MutableClock()).start()) {
			Frontend other = new Frontend(still);
			other.start("signin", ALICE);
			String code = (String) other.send("submit_code", "code", still.latestCode(ALICE)).get("authCode");
			Map<String, Object> reply = Http
				.json(other.redeem(code, still.credentials().publicClientId(), Frontend.VERIFIER));
			Map<String, Object> claims = JWSObject.parse((String) reply.get("id_token")).getPayload().toJSONObject();
			assertThat((long) claims.get("auth_time")).isEqualTo((long) claims.get("iat") - 1);
		}
	}

	@Test
	void redeemsTheCodeOnceAndWithItsVerifierOnly() {
		String code = (String) signIn().get("authCode");
		String client = this.hawcx.credentials().publicClientId();
		assertThat(this.frontend.redeem(code, client, "v".repeat(43)).body()).contains("invalid_grant");
		assertThat(this.frontend.redeem(code, client, Frontend.VERIFIER).statusCode()).isEqualTo(200);
		assertThat(this.frontend.redeem(code, client, Frontend.VERIFIER).body()).contains("already used");
		String late = (String) signIn().get("authCode");
		this.hawcx.clock().advance(Duration.ofSeconds(60));
		assertThat(this.frontend.redeem(late, client, Frontend.VERIFIER).body()).contains("expired");
	}

	@Test
	void leavesTheCodeOutWhenDebugCodesAreOff() {
		try (HawcxEmulator quiet = HawcxEmulator.builder().debugCodes(false).start()) {
			assertThat(new Frontend(quiet).start("signin", ALICE)).containsEntry("type", "enter_code")
				.doesNotContainKey("debug");
		}
	}

	@Test
	void letsTheUserChooseWhenThereAreSeveralMethods() {
		this.hawcx.users().setPrimaryMethods(ALICE, SignInMethod.EMAIL_OTP, SignInMethod.SMS_OTP);
		assertThat(this.frontend.start("signin", ALICE)).containsEntry("type", "select_method")
			.containsEntry("phase", "primary")
			.containsEntry("methods", List.of(Map.of("id", "email_otp", "label", "E-mail code"),
					Map.of("id", "sms_otp", "label", "Text message")));
		assertError(this.frontend.send("select_method", "methodId", "totp"), "invalid_method", "retry_input");
		assertThat(this.frontend.send("select_method", "methodId", "sms_otp")).containsEntry("channel", "sms")
			.containsEntry("destination", "***0100");
		assertThat(this.frontend.send("submit_code", "code", this.frontend.latestCode(ALICE))).containsEntry("channel",
				"email");
		assertCompleted(this.frontend.send("submit_code", "code", this.frontend.latestCode(ALICE)));
	}

	@Test
	void asksForTheAuthenticatorAfterTheCode() throws Exception {
		this.hawcx.users().setMfaMethod(ALICE, MfaMethod.TOTP);
		this.frontend.start("signin", ALICE);
		assertThat(this.frontend.send("submit_code", "code", this.frontend.latestCode(ALICE)))
			.containsOnly(Map.entry("type", "enter_totp"));
		assertError(this.frontend.send("submit_code", "code", "000000"), "unexpected_action", "retry_input");
		Map<String, Object> completed = this.frontend.send("submit_totp", "code", this.hawcx.authenticatorCode(ALICE));
		assertThat(claims((String) completed.get("authCode"))).containsEntry("amr", List.of("swk", "otp", "mfa"));
	}

	@Test
	void setsTheAuthenticatorUpWhenThereIsNone() {
		this.hawcx.users().setMfaMethod(ALICE, MfaMethod.TOTP);
		this.hawcx.users().setAuthenticatorEnrolled(ALICE, false);
		this.frontend.start("signin", ALICE);
		Map<String, Object> setup = this.frontend.send("submit_code", "code", this.frontend.latestCode(ALICE));
		assertThat(setup).containsEntry("type", "setup_totp").containsEntry("period", 30);
		assertThat((String) setup.get("otpauthUrl")).contains("secret=" + setup.get("secret"));
		assertCompleted(this.frontend.send("submit_totp", "code", this.hawcx.authenticatorCode(ALICE)));
		assertThat(this.hawcx.users().find(ALICE).isAuthenticatorEnrolled()).isTrue();
	}

	@Test
	void setsThePhoneUpWhenThereIsNone() {
		this.hawcx.users().create("bob@example.com");
		this.hawcx.users().setMfaMethod("bob@example.com", MfaMethod.SMS_OTP);
		this.frontend.start("signin", "bob@example.com");
		assertThat(this.frontend.send("submit_code", "code", this.frontend.latestCode("bob@example.com")))
			.containsOnly(Map.entry("type", "setup_sms"));
		assertError(this.frontend.send("submit_phone", "phone", "0170"), "invalid_phone", "retry_input");
		assertThat(this.frontend.send("submit_phone", "phone", "+15555550177")).containsEntry("channel", "sms")
			.containsEntry("destination", "***0177");
		assertThat(this.hawcx.users().find("bob@example.com").phone()).isNull();
		assertCompleted(this.frontend.send("submit_code", "code", this.frontend.latestCode("bob@example.com")));
		assertThat(this.hawcx.users().find("bob@example.com").phone()).isEqualTo("+15555550177");
	}

	@Test
	void waitsForAnApproval() {
		Map<String, Object> waiting = startApproval();
		assertThat(waiting).containsOnlyKeys("type", "expiresAt", "pollInterval");
		assertThat(this.frontend.send("poll")).isEqualTo(waiting);
		this.hawcx.approve(ALICE);
		assertCompleted(this.frontend.send("poll"));
		assertThatIllegalStateException().isThrownBy(() -> this.hawcx.approve(ALICE));
	}

	@Test
	void takesAnApprovalOfTheDashboard() {
		startApproval();
		Http http = new Http(this.hawcx.baseUrl());
		assertThat(http.get("/emulator").body()).contains("Waiting for approval", ALICE);
		Map<String, String> form = Map.of("email", ALICE, "decision", "approve");
		assertThat(http.postForm("/emulator/approvals", form, "Origin", "https://elsewhere.example").statusCode())
			.isEqualTo(403);
		assertThat(http.postForm("/emulator/approvals", form, "Origin", this.hawcx.baseUrl()).statusCode())
			.isEqualTo(303);
		assertCompleted(this.frontend.send("poll"));
		assertThat(http.postForm("/emulator/approvals", form).statusCode()).isEqualTo(404);
	}

	@Test
	void startsOverWhenAnApprovalIsDeniedOrTakesTooLong() {
		startApproval();
		this.hawcx.deny(ALICE);
		assertError(this.frontend.send("poll"), "approval_denied", "restart_flow");
		startApproval();
		this.hawcx.clock().advance(Duration.ofMinutes(5));
		assertError(this.frontend.send("poll"), "approval_expired", "restart_flow");
	}

	@Test
	void enrolsWhoSignsUp() {
		assertError(this.frontend.start("signup", ALICE), "user_exists", "restart_flow");
		assertThat(this.frontend.start("signup", "new@example.com")).containsEntry("type", "enter_code");
		assertThat(this.hawcx.users().find("new@example.com")).isNull();
		assertCompleted(this.frontend.send("submit_code", "code", this.frontend.latestCode("new@example.com")));
		assertThat(this.hawcx.users().find("new@example.com")).isNotNull();
	}

	@Test
	void enrolsAnUnknownUserWhereTheProjectDoes() {
		assertError(this.frontend.start("signin", "new@example.com"), "user_not_found", "restart_flow");
		try (HawcxEmulator open = HawcxEmulator.builder().enrolUnknownUsers(true).start()) {
			Frontend other = new Frontend(open);
			assertThat(other.start("signin", "new@example.com")).containsEntry("type", "enter_code");
			assertCompleted(other.send("submit_code", "code", open.latestCode("new@example.com")));
			assertThat(open.users().find("new@example.com")).isNotNull();
		}
	}

	@Test
	void releasesTheParkedRequestOfTheRedirectFlow() throws Exception {
		Visitor visitor = new Visitor(this.hawcx);
		String login = visitor.begin();
		String op = login.replaceFirst(".*[?&]op=([^&]*).*", "$1");
		this.frontend.start("signin", ALICE, "opSessionId", op, "codeChallenge", null);
		String code = (String) this.frontend.send("submit_code", "code", this.frontend.latestCode(ALICE))
			.get("authCode");
		assertThat(this.frontend.redeem(code, this.hawcx.credentials().publicClientId(), Frontend.VERIFIER).body())
			.contains("invalid_grant");
		String resume = Visitor.location(visitor.get(login));
		assertThat(resume).startsWith("/authorize/resume?");
		assertThat(Visitor.location(visitor.get(resume))).contains("code=", "state=s1");
		assertError(this.frontend.start("signin", ALICE, "opSessionId", op), "invalid_op_session", "abort");
	}

	@Test
	void endsTheSignInWhenItIsCancelled() {
		this.frontend.start("signin", ALICE);
		assertError(this.frontend.send("cancel"), "cancelled", "restart_flow");
		assertError(this.frontend.send("poll"), "session_expired", "restart_flow");
	}

	@Test
	void keepsASessionForFifteenMinutesFromItsLastStep() {
		this.frontend.start("signin", ALICE);
		this.hawcx.clock().advance(Duration.ofMinutes(14));
		assertThat(this.frontend.send("resend")).containsEntry("type", "enter_code");
		this.hawcx.clock().advance(Duration.ofMinutes(14));
		assertThat(this.frontend.send("poll")).containsEntry("type", "enter_code");
		this.hawcx.clock().advance(Duration.ofMinutes(15));
		assertError(this.frontend.send("poll"), "session_expired", "restart_flow");
	}

	@Test
	void sendsAnotherCodeButNotAtOnce() {
		Map<String, Object> step = this.frontend.start("signin", ALICE);
		String first = this.frontend.latestCode(ALICE);
		Map<String, Object> early = this.frontend.send("resend");
		assertError(early, "resend_too_early", "wait");
		assertThat((int) Frontend.object(early, "details").get("retryAfterSeconds")).isBetween(1, 30);
		this.hawcx.clock().set(Instant.parse((String) step.get("resendAt")));
		assertThat(this.frontend.send("resend")).containsEntry("type", "enter_code");
		assertThat(this.frontend.latestCode(ALICE)).isNotEqualTo(first);
		assertCompleted(this.frontend.send("submit_code", "code", this.frontend.latestCode(ALICE)));
	}

	@Test
	void countsWrongCodesAndLocksTheUserOutAfterThreeRounds() {
		this.frontend.start("signin", ALICE);
		for (int round = 1; round <= 3; round++) {
			for (int remaining = 4; remaining >= 1; remaining--) {
				Map<String, Object> error = this.frontend.send("submit_code", "code", "wrong");
				assertError(error, "invalid_code", "retry_input");
				assertThat(Frontend.object(error, "details")).containsEntry("attemptsRemaining", remaining);
			}
			Map<String, Object> last = this.frontend.send("submit_code", "code", "wrong");
			if (round < 3) {
				assertError(last, "too_many_attempts", "resend_code");
				assertError(this.frontend.send("submit_code", "code", this.frontend.latestCode(ALICE)),
						"too_many_attempts", "resend_code");
				this.hawcx.clock().advance(Duration.ofSeconds(30));
				this.frontend.send("resend");
			}
			else {
				assertError(last, "locked_out", "wait");
				assertThat(Frontend.object(last, "details")).containsEntry("retryAfterSeconds", 300);
			}
		}
		assertError(this.frontend.start("signin", ALICE), "locked_out", "wait");
		this.hawcx.clock().advance(Duration.ofMinutes(5));
		assertCompleted(signIn());
	}

	@Test
	void letsTheAuthenticatorBeTriedAgainAfterTooManyWrongCodes() {
		this.hawcx.users().setMfaMethod(ALICE, MfaMethod.TOTP);
		this.frontend.start("signin", ALICE);
		this.frontend.send("submit_code", "code", this.frontend.latestCode(ALICE));
		for (int wrong = 1; wrong < 5; wrong++) {
			assertError(this.frontend.send("submit_totp", "code", "wrong"), "invalid_code", "retry_input");
		}
		assertError(this.frontend.send("submit_totp", "code", "wrong"), "too_many_attempts", "resend_code");
		assertThat(this.frontend.send("resend")).containsEntry("type", "enter_totp");
		assertCompleted(this.frontend.send("submit_totp", "code", this.hawcx.authenticatorCode(ALICE)));
	}

	@Test
	void asksForAnotherCodeWhenOneIsOver() {
		this.frontend.start("signin", ALICE);
		this.hawcx.clock().advance(Duration.ofMinutes(5));
		assertError(this.frontend.send("submit_code", "code", "000000"), "code_expired", "resend_code");
		this.frontend.send("resend");
		assertCompleted(this.frontend.send("submit_code", "code", this.frontend.latestCode(ALICE)));
	}

	private Map<String, Object> startApproval() {
		this.hawcx.users().setSecondFactors(ALICE, SignInMethod.EMAIL_OTP, SignInMethod.APPROVAL);
		this.frontend.start("signin", ALICE);
		return this.frontend.send("submit_code", "code", this.frontend.latestCode(ALICE));
	}

	private Map<String, Object> signIn() {
		this.frontend.start("signin", ALICE);
		return this.frontend.send("submit_code", "code", this.frontend.latestCode(ALICE));
	}

	private Map<String, Object> claims(String authCode) throws Exception {
		Map<String, Object> reply = Http
			.json(this.frontend.redeem(authCode, this.hawcx.credentials().publicClientId(), Frontend.VERIFIER));
		return JWSObject.parse((String) reply.get("id_token")).getPayload().toJSONObject();
	}

	private static void assertCompleted(Map<String, Object> step) {
		assertThat(step).containsEntry("type", "completed");
	}

	static void assertError(Map<String, Object> step, String code, String action) {
		boolean retryable = List.of("retry_input", "resend_code", "wait", "retry_request").contains(action);
		assertThat(step).containsOnlyKeys("type", "code", "action", "message", "retryable", "details")
			.containsEntry("type", "error")
			.containsEntry("code", code)
			.containsEntry("action", action)
			.containsEntry("retryable", retryable);
	}

}
