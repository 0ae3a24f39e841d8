package io.hawcx.security.stepup;

import java.time.Duration;
import java.util.Map;

import io.hawcx.emulator.user.MfaMethod;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.mock.web.MockHttpServletResponse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

/**
 * A step-up from its start to the change, and every way in which it is refused.
 */
class HawcxStepUpTests {

	private static final String PHONE = "change_phone_number";

	private static final String METHOD = "change_mfa_method";

	private static final String NUMBER = "+15555550199";

	private final TickingClock clock = StepUpApp.clock();

	private final StepUpApp app = new StepUpApp((stepUp) -> stepUp.clock(this.clock));

	@AfterEach
	void stop() {
		this.app.close();
	}

	private String startedPhone() throws Exception {
		return this.app.start(PHONE, "new_phone_number", NUMBER);
	}

	private String receipt() throws Exception {
		return this.app.emulator().completeStepUp(startedPhone());
	}

	private String phone() {
		return this.app.emulator().users().find(this.app.email()).phone();
	}

	private static void assertProblem(MockHttpServletResponse reply, int status, String code) throws Exception {
		assertThat(reply.getContentType()).isEqualTo("application/problem+json");
		assertThat(reply.getHeader("Cache-Control")).contains("no-store");
		assertThat(StepUpApp.read(reply)).containsEntry("code", code).containsEntry("status", status);
		assertThat(reply.getStatus()).isEqualTo(status);
	}

	@Test
	void receiptWhenPurposeWasStartedHereThenPhoneChanges() throws Exception {
		MockHttpServletResponse started = this.app.postJson(StepUpApp.PATH,
				Map.of("purpose", PHONE, "new_phone_number", NUMBER));
		assertThat(started.getStatus()).isEqualTo(200);
		assertThat(started.getHeader("Cache-Control")).contains("no-store");
		assertThat(StepUpApp.read(started)).containsOnlyKeys("start_token", "expires_in")
			.containsEntry("expires_in", 60);
		String receipt = this.app.emulator().completeStepUp((String) StepUpApp.read(started).get("start_token"));
		assertThat(phone()).isNotEqualTo(NUMBER);
		MockHttpServletResponse done = this.app.complete(PHONE, receipt);
		assertThat(done.getStatus()).isEqualTo(204);
		assertThat(done.getHeader("Cache-Control")).contains("no-store");
		assertThat(phone()).isEqualTo(NUMBER);
	}

	@Test
	void receiptWhenPostedAsFormThenMethodChanges() throws Exception {
		MockHttpServletResponse started = this.app.performSignedIn(
				post(StepUpApp.PATH).with(csrf()).param("purpose", METHOD).param("new_mfa_method", "totp"));
		String receipt = this.app.emulator().completeStepUp((String) StepUpApp.read(started).get("start_token"));
		assertThat(this.app.performSignedIn(
				post(StepUpApp.RECEIPT_PATH).with(csrf()).param("purpose", METHOD).param("step_up_receipt", receipt))
			.getStatus()).isEqualTo(204);
		assertThat(this.app.emulator().users().find(this.app.email()).mfaMethod()).isEqualTo(MfaMethod.TOTP);
	}

	@Test
	void describeWhenSignedInThenTellsPurposesAndCsrfToken() throws Exception {
		MockHttpServletResponse reply = this.app.performSignedIn(get(StepUpApp.PATH));
		assertThat(StepUpApp.read(reply).get("purposes")).asInstanceOf(InstanceOfAssertFactories.LIST)
			.containsExactly(METHOD, PHONE);
		assertThat(StepUpApp.read(reply).get("csrf")).asInstanceOf(InstanceOfAssertFactories.MAP)
			.containsOnlyKeys("headerName", "token", "parameterName", "parameterToken");
		assertThat(reply.getHeader("Cache-Control")).contains("no-store");
	}

	@ParameterizedTest
	@ValueSource(strings = { StepUpApp.PATH, StepUpApp.RECEIPT_PATH })
	void postWhenNotSignedInOrWithoutCsrfTokenThenRefused(String path) throws Exception {
		assertProblem(this.app.perform(post(path).with(csrf())), 401, "login_required");
		assertProblem(this.app.perform(get(path)), 401, "login_required");
		assertProblem(this.app.performSignedIn(post(path)), 403, "invalid_csrf_token");
		assertThat(this.app.transport().sent()).isZero();
	}

	@Test
	void receiptWhenNotStartedOrForAnotherPurposeThenRefused() throws Exception {
		assertProblem(this.app.complete(PHONE, "receipt"), 409, "step_up_not_started");
		assertThat(this.app.transport().sent()).isZero();
		String receipt = receipt();
		assertProblem(this.app.complete(METHOD, receipt), 409, "step_up_not_started");
		assertThat(this.app.complete(PHONE, receipt).getStatus()).isEqualTo(204);
	}

	@Test
	void receiptWhenPostedTwiceThenTakenOnce() throws Exception {
		String receipt = receipt();
		assertThat(this.app.complete(PHONE, receipt).getStatus()).isEqualTo(204);
		assertProblem(this.app.complete(PHONE, receipt), 409, "step_up_not_started");
		startedPhone();
		assertProblem(this.app.complete(PHONE, receipt), 409, "receipt_refused");
	}

	@Test
	void receiptWhenInAnotherSessionThenRefused() throws Exception {
		String receipt = receipt();
		this.app.openAnotherBrowser();
		assertProblem(this.app.complete(PHONE, receipt), 409, "step_up_not_started");
		assertThat(phone()).isNotEqualTo(NUMBER);
	}

	@Test
	void receiptWhenAnotherUserHasSignedInThenRefused() throws Exception {
		String receipt = receipt();
		this.app.signIn(StepUpApp.hawcxLogin("hawcx", "bob@example.com", true, Duration.ZERO));
		assertProblem(this.app.complete(PHONE, receipt), 409, "step_up_not_started");
	}

	@Test
	void receiptWhenTenMinutesHavePassedThenRefused() throws Exception {
		String receipt = receipt();
		this.clock.tick(Duration.ofMinutes(10));
		assertProblem(this.app.complete(PHONE, receipt), 409, "step_up_not_started");
		receipt = receipt();
		this.clock.tick(Duration.ofMinutes(10).minusMillis(1));
		assertThat(this.app.complete(PHONE, receipt).getStatus()).isEqualTo(204);
	}

	@Test
	void receiptWhenHawcxDoesNotDecideThenMayBePostedAgain() throws Exception {
		String receipt = receipt();
		this.app.transport().broken(true);
		MockHttpServletResponse reply = this.app.complete(PHONE, receipt);
		assertProblem(reply, 503, "temporarily_unavailable");
		assertThat(reply.getHeader("Retry-After")).isEqualTo("7");
		this.app.transport().broken(false);
		assertThat(this.app.complete(PHONE, receipt).getStatus()).isEqualTo(204);
	}

	@ParameterizedTest
	@ValueSource(strings = { "a\\u0000b", "a\\r\\nb", "\\u009b", "\\ud800" })
	void receiptWhenItHoldsWhatNoneCanThenIsRefusedAndStepUpStays(String malformed) throws Exception {
		String receipt = receipt();
		int sent = this.app.transport().sent();
		assertProblem(
				this.app.postJson(StepUpApp.RECEIPT_PATH,
						"{\"purpose\":\"" + PHONE + "\",\"step_up_receipt\":\"" + malformed + "\"}"),
				400, "invalid_request");
		assertThat(this.app.transport().sent()).isEqualTo(sent);
		assertThat(this.app.complete(PHONE, receipt).getStatus()).isEqualTo(204);
	}

	@Test
	void startWhenHawcxRefusesThenItsWordsStayHere() throws Exception {
		this.app.signIn(StepUpApp.hawcxLogin("hawcx", "stranger@example.com", true, Duration.ZERO));
		MockHttpServletResponse reply = this.app.postJson(StepUpApp.PATH,
				Map.of("purpose", PHONE, "new_phone_number", NUMBER));
		assertProblem(reply, 404, "user_unknown");
		assertThat(reply.getContentAsString()).doesNotContain("user not found");
		assertProblem(this.app.complete(PHONE, "receipt"), 409, "step_up_not_started");
	}

	@ParameterizedTest
	@CsvSource({ "hawcx,false", "another,true" })
	void startWhenLoginVouchesForNoIdThenRefused(String registrationId, boolean verified) throws Exception {
		this.app.signIn(StepUpApp.hawcxLogin(registrationId, this.app.email(), verified, Duration.ZERO));
		assertProblem(this.app.postJson(StepUpApp.PATH, Map.of("purpose", PHONE, "new_phone_number", NUMBER)), 403,
				"user_id_unknown");
		assertThat(this.app.transport().sent()).isZero();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			{"purpose":"change_phone_number"}                                | new_phone_number
			{"purpose":"change_phone_number","new_phone_number":"0555"}      | new_phone_number must be in E.164
			{"purpose":"change_phone_number","new_phone_number":15555550199} | new_phone_number
			{"purpose":"change_mfa_method","new_mfa_method":"pigeon"}        | email_otp, sms_otp, totp
			{"purpose":" "}                                                  | purpose
			{"new_phone_number":"+15555550199"}                              | purpose
			{"purpose":"a","purpose":"b"}                                    | one JSON object
			[]                                                               | one JSON object
			null                                                             | one JSON object
			""")
	void startWhenBodyIsWrongThenNamesIt(String body, String named) throws Exception {
		MockHttpServletResponse reply = this.app.postJson(StepUpApp.PATH, body);
		assertProblem(reply, 400, "invalid_request");
		assertThat((String) StepUpApp.read(reply).get("detail")).contains(named)
			.doesNotContain("0555", "pigeon", "15555550199");
		assertThat(this.app.transport().sent()).isZero();
	}

	@Test
	void postWhenValuesStandElsewhereThenRefused() throws Exception {
		String receipt = receipt();
		MockHttpServletResponse reply = this.app.performSignedIn(
				post(StepUpApp.RECEIPT_PATH + "?step_up_receipt=" + receipt).with(csrf()).param("purpose", PHONE));
		assertProblem(reply, 400, "invalid_request");
		assertThat(reply.getContentAsString()).contains("query").doesNotContain(receipt);
		assertProblem(this.app.performSignedIn(
				post(StepUpApp.PATH).with(csrf()).param("purpose", PHONE).param("new_phone_number", NUMBER, NUMBER)),
				400, "invalid_request");
		assertProblem(this.app.postJson(StepUpApp.PATH, "{\"purpose\":\"" + "x".repeat(16 * 1024) + "\"}"), 400,
				"invalid_request");
		assertThat(this.app.transport().sent()).isEqualTo(1);
	}

	@Test
	void startWhenPurposeIsNotAllowedThenRefused() throws Exception {
		MockHttpServletResponse reply = this.app.postJson(StepUpApp.PATH, Map.of("purpose", "delete_everything"));
		assertProblem(reply, 403, "purpose_not_allowed");
		assertThat(reply.getContentAsString()).contains(METHOD, PHONE).doesNotContain("delete");
	}

	@Test
	void otherRequestsWhenStepUpIsOnThenPass() throws Exception {
		assertThat(this.app.perform(get("/elsewhere")).getStatus()).isEqualTo(404);
		assertThat(this.app.performSignedIn(get(StepUpApp.RECEIPT_PATH)).getStatus()).isEqualTo(404);
	}

}
