package io.hawcx.autoconfigure.security;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.hawcx.emulator.user.MfaMethod;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Step-up by properties alone, over HTTP, on either web stack.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class StepUpContract {

	private static final String PATH = "/step-up/hawcx";

	private static final String RECEIPT_PATH = PATH + "/receipt";

	private static final String PURPOSE = "change_phone_number";

	private static final String NUMBER = "+15555550199";

	private static final Map<String, String> CHANGE = Map.of("purpose", PURPOSE, "new_phone_number", NUMBER);

	private static final Instant NOW = Clock.systemUTC().instant();

	private ContractApplication application;

	abstract ContractApplication start(Map<String, ?> properties);

	@BeforeAll
	void start() {
		this.application = start(LoginContract.embedded("hawcx.step-up.enabled", "true"));
	}

	@AfterAll
	void stop() {
		this.application.close();
	}

	@BeforeEach
	void reset() {
		this.application.emulator().users().setPhone(user(), "+15555550100");
	}

	private String user() {
		return this.application.emulator().credentials().user();
	}

	private String phone() {
		return this.application.emulator().users().find(user()).phone();
	}

	private Visitor signedIn() throws IOException {
		Visitor visitor = this.application.visitor();
		assertThat(visitor.signInByHandOver().statusCode()).isEqualTo(200);
		return visitor;
	}

	private Visitor signedIn(String subject) throws IOException {
		Visitor visitor = this.application.visitor();
		JsonNode start = visitor.nonce();
		assertThat(visitor.handOver(start, visitor.code(start).subject(subject)).statusCode()).isEqualTo(200);
		return visitor;
	}

	private static JsonNode description(Visitor visitor) throws IOException {
		return read(visitor.browser().getAsScript(PATH));
	}

	private static HttpResponse<String> post(Visitor visitor, String path, Map<String, ?> body) throws IOException {
		return visitor.postJson(description(visitor), path, body);
	}

	private static HttpResponse<String> post(Visitor visitor, String path, String type, String body)
			throws IOException {
		JsonNode csrf = description(visitor).get("csrf");
		return visitor.browser()
			.post(path, type, body, csrf.get("headerName").asString(), csrf.get("token").asString());
	}

	private String receipt(Visitor visitor) throws IOException {
		HttpResponse<String> reply = post(visitor, PATH, CHANGE);
		assertThat(reply.statusCode()).isEqualTo(200);
		return this.application.emulator().completeStepUp(read(reply).get("start_token").asString());
	}

	private static HttpResponse<String> complete(Visitor visitor, String purpose, String receipt) throws IOException {
		return post(visitor, RECEIPT_PATH, Map.of("purpose", purpose, "step_up_receipt", receipt));
	}

	private int sent() {
		return this.application.emulator().requests().to("/v1/management/stepup/start-token").count()
				+ this.application.emulator().requests().to("/v1/management/stepup/consume").count();
	}

	private static JsonNode read(HttpResponse<String> reply) {
		return JsonMapper.shared().readTree(reply.body());
	}

	private static String problem(HttpResponse<String> reply) {
		assertThat(reply.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
		assertThat(reply.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
		return Visitor.problem(reply);
	}

	@Test
	void stepUpWhenUserHasProvedThenPhoneChanges() throws IOException {
		Visitor visitor = signedIn();
		HttpResponse<String> started = post(visitor, PATH, CHANGE);
		assertThat(started.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
		assertThat(read(started).propertyNames()).containsExactly("start_token", "expires_in");
		assertThat(read(started).get("expires_in").asInt()).isEqualTo(60);
		String receipt = this.application.emulator().completeStepUp(read(started).get("start_token").asString());
		assertThat(phone()).isNotEqualTo(NUMBER);
		HttpResponse<String> done = complete(visitor, PURPOSE, receipt);
		assertThat(done.statusCode()).isEqualTo(204);
		assertThat(done.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
		assertThat(phone()).isEqualTo(NUMBER);
	}

	@Test
	void stepUpWhenPostedAsFormThenMethodChanges() throws IOException {
		Visitor visitor = signedIn();
		HttpResponse<String> started = visitor.postPage(form(visitor), PATH,
				Map.of("purpose", "change_mfa_method", "new_mfa_method", "totp"));
		String receipt = this.application.emulator().completeStepUp(read(started).get("start_token").asString());
		assertThat(visitor
			.postPage(form(visitor), RECEIPT_PATH, Map.of("purpose", "change_mfa_method", "step_up_receipt", receipt))
			.statusCode()).isEqualTo(204);
		assertThat(this.application.emulator().users().find(user()).mfaMethod()).isEqualTo(MfaMethod.TOTP);
	}

	// The token that the description tells for parameters, where pages look for it.
	private static JsonNode form(Visitor visitor) throws IOException {
		JsonNode csrf = description(visitor).get("csrf");
		return JsonMapper.shared()
			.valueToTree(Map.of("csrf", Map.of("parameterName", csrf.get("parameterName").asString(), "token",
					csrf.get("parameterToken").asString())));
	}

	@Test
	void stepUpWhenFormDataThenStarts() throws IOException {
		String form = """
				--b\r
				Content-Disposition: form-data; name="purpose"\r
				\r
				change_phone_number\r
				--b\r
				Content-Disposition: form-data; name="new_phone_number"\r
				\r
				+15555550199\r
				--b--\r
				""";
		assertThat(post(signedIn(), PATH, "multipart/form-data; boundary=b", form).statusCode()).isEqualTo(200);
	}

	@Test
	void descriptionWhenSignedInThenTellsPurposesAndCsrfToken() throws IOException {
		HttpResponse<String> reply = signedIn().browser().getAsScript(PATH);
		assertThat(reply.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
		assertThat(read(reply).get("purposes").toString()).isEqualTo("[\"change_mfa_method\",\"change_phone_number\"]");
		assertThat(read(reply).get("csrf").propertyNames()).containsExactly("headerName", "token", "parameterName",
				"parameterToken");
	}

	@ParameterizedTest
	@ValueSource(strings = { PATH, RECEIPT_PATH })
	void stepUpWhenNobodyIsSignedInOrCsrfTokenIsMissingThenIsRefused(String path) throws IOException {
		Visitor visitor = this.application.visitor();
		JsonNode csrf = JsonMapper.shared().readTree(visitor.body("/public/csrf"));
		int before = sent();
		assertThat(problem(visitor.postJson(csrf, path, CHANGE))).isEqualTo("401 login_required");
		assertThat(problem(visitor.browser().getAsScript(path))).isEqualTo("401 login_required");
		assertThat(problem(signedIn().browser().postJson(path, CHANGE))).isEqualTo("403 invalid_csrf_token");
		assertThat(sent()).isEqualTo(before);
	}

	@Test
	void startWhenSignInTellsNoVerifiedContactThenIsRefused() throws IOException {
		Visitor stranger = signedIn("5f0c1c0e-8a7e-4a53-9d0c-6a1f2f0f9a11");
		int before = sent();
		assertThat(problem(post(stranger, PATH, CHANGE))).isEqualTo("403 user_id_unknown");
		assertThat(sent()).isEqualTo(before);
	}

	@Test
	void receiptWhenPurposeIsNotStartedThenIsRefused() throws IOException {
		Visitor visitor = signedIn();
		int before = sent();
		assertThat(problem(complete(visitor, PURPOSE, "receipt"))).isEqualTo("409 step_up_not_started");
		assertThat(sent()).isEqualTo(before);
		String receipt = receipt(visitor);
		assertThat(problem(complete(visitor, "change_mfa_method", receipt))).isEqualTo("409 step_up_not_started");
		assertThat(complete(visitor, PURPOSE, receipt).statusCode()).isEqualTo(204);
	}

	@Test
	void receiptWhenPostedTwiceThenIsTakenOnce() throws IOException {
		Visitor visitor = signedIn();
		String receipt = receipt(visitor);
		assertThat(complete(visitor, PURPOSE, receipt).statusCode()).isEqualTo(204);
		assertThat(problem(complete(visitor, PURPOSE, receipt))).isEqualTo("409 step_up_not_started");
		receipt(visitor);
		assertThat(problem(complete(visitor, PURPOSE, receipt))).isEqualTo("409 receipt_refused");
	}

	@Test
	void receiptWhenSessionOrUserIsAnotherThenIsRefused() throws IOException {
		Visitor visitor = signedIn();
		String receipt = receipt(visitor);
		assertThat(problem(complete(signedIn(), PURPOSE, receipt))).isEqualTo("409 step_up_not_started");
		this.application.emulator().users().create("bob@example.com");
		JsonNode start = visitor.nonce();
		assertThat(visitor.handOver(start, visitor.code(start).subject("bob@example.com")).statusCode()).isEqualTo(200);
		assertThat(problem(complete(visitor, PURPOSE, receipt))).isEqualTo("409 step_up_not_started");
		assertThat(phone()).isNotEqualTo(NUMBER);
	}

	@ParameterizedTest
	@ValueSource(strings = { "a\\u0000b", "a\\r\\nb", "\\u009b", "\\ud800" })
	void receiptWhenItHoldsWhatNoneCanThenIsRefusedAndStepUpStays(String malformed) throws IOException {
		Visitor visitor = signedIn();
		String receipt = receipt(visitor);
		int before = sent();
		assertThat(problem(post(visitor, RECEIPT_PATH, "application/json",
				"{\"purpose\":\"" + PURPOSE + "\",\"step_up_receipt\":\"" + malformed + "\"}")))
			.isEqualTo("400 invalid_request");
		assertThat(sent()).isEqualTo(before);
		assertThat(complete(visitor, PURPOSE, receipt).statusCode()).isEqualTo(204);
	}

	@Test
	void receiptWhenHawcxDoesNotDecideThenMayBePostedAgain() throws IOException {
		Visitor visitor = signedIn();
		String receipt = receipt(visitor);
		this.application.emulator().faults().on("/v1/management/stepup/consume").times(1).status(503);
		HttpResponse<String> reply = complete(visitor, PURPOSE, receipt);
		assertThat(problem(reply)).isEqualTo("503 temporarily_unavailable");
		assertThat(reply.headers().firstValue("Retry-After")).isPresent();
		assertThat(complete(visitor, PURPOSE, receipt).statusCode()).isEqualTo(204);
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "application/json", "application/x-www-form-urlencoded", "multipart/form-data; boundary=b" })
	void stepUpWhenBodyIsHugeThenIsRefused(String type) throws IOException {
		Visitor visitor = signedIn();
		String body = "purpose=" + "p".repeat(3_000_000);
		assertThat(problem(post(visitor, PATH, type, body))).isEqualTo("400 invalid_request");
		assertThat(problem(post(visitor, RECEIPT_PATH, type, body))).isEqualTo("400 invalid_request");
	}

	@ParameterizedTest
	@ValueSource(strings = { "application/x-www-form-urlencoded;purpose=%zz&step_up_receipt=r",
			"multipart/form-data; boundary=b;--b\r\nContent-Disposition: form-data\r\n\r\nx",
			"multipart/form-data;purpose=x", "multipart/form-data; boundary=b;" })
	void stepUpWhenFormIsMalformedThenIsRefused(String typeAndBody) throws IOException {
		Visitor visitor = signedIn();
		int body = typeAndBody.lastIndexOf(';');
		for (String path : List.of(PATH, RECEIPT_PATH)) {
			assertThat(problem(post(visitor, path, typeAndBody.substring(0, body), typeAndBody.substring(body + 1))))
				.isEqualTo("400 invalid_request");
		}
	}

	@Test
	void stepUpWhenHugeFormDoesNotSayHowLongItIsThenIsRefused() throws IOException {
		Visitor visitor = signedIn();
		JsonNode csrf = read(visitor.browser().getAsScript(PATH)).get("csrf");
		assertThat(problem(visitor.browser()
			.postChunked(PATH, "application/x-www-form-urlencoded", "purpose=" + "p".repeat(3_000_000),
					csrf.get("headerName").asString(), csrf.get("token").asString())))
			.isEqualTo("400 invalid_request");
	}

	@Test
	void stepUpWhenBodyIsMalformedThenIsRefusedBeforeAnythingIsSent() throws IOException {
		Visitor visitor = signedIn();
		int before = sent();
		for (String body : new String[] { "", "null", "[]", "{", "{\"purpose\":1}", "{\"purpose\":\"" + PURPOSE + "\"}",
				"{\"purpose\":\"" + PURPOSE + "\",\"purpose\":\"" + PURPOSE + "\"}",
				"{\"purpose\":\"" + PURPOSE + "\",\"new_phone_number\":\"0555\"}",
				"{\"purpose\":\"change_mfa_method\",\"new_mfa_method\":\"pigeon\"}" }) {
			assertThat(problem(post(visitor, PATH, "application/json", body))).isEqualTo("400 invalid_request");
		}
		assertThat(problem(post(visitor, PATH, "application/x-www-form-urlencoded", "purpose=a&purpose=b")))
			.isEqualTo("400 invalid_request");
		assertThat(problem(post(visitor, RECEIPT_PATH + "?step_up_receipt=r", Map.of("purpose", PURPOSE))))
			.isEqualTo("400 invalid_request");
		assertThat(problem(post(visitor, PATH, Map.of("purpose", "delete_everything"))))
			.isEqualTo("403 purpose_not_allowed");
		assertThat(sent()).isEqualTo(before);
	}

	@Test
	void startWhenLoginIsOlderThanAllowedThenIsChallenged() throws IOException {
		try (ContractApplication strict = start(LoginContract.embedded("hawcx.step-up.enabled", "true",
				"hawcx.step-up.max-login-age", "5m", "hawcx.login.permit-all", "/**"))) {
			Visitor visitor = strict.visitor();
			visitor.signInByHandOver(NOW.minus(Duration.ofMinutes(6)));
			HttpResponse<String> refused = post(visitor, PATH, CHANGE);
			assertThat(Visitor.problem(refused)).isEqualTo("401 insufficient_user_authentication");
			assertThat(refused.headers().firstValue("WWW-Authenticate").orElse("")).contains("max_age=\"300\"");
			visitor.signInByHandOver(NOW);
			assertThat(post(visitor, PATH, CHANGE).statusCode()).isEqualTo(200);
		}
	}

	@Test
	void stepUpWhenPropertiesNameOthersThenThoseHold() throws IOException {
		try (ContractApplication other = start(LoginContract.embedded("hawcx.step-up.enabled", "true",
				"hawcx.step-up.path", "/change", "hawcx.step-up.purposes", "change_mfa_method"))) {
			Visitor visitor = other.visitor();
			visitor.signInByHandOver();
			assertThat(visitor.status(PATH)).isEqualTo(404);
			assertThat(read(visitor.browser().getAsScript("/change")).get("purposes").toString())
				.isEqualTo("[\"change_mfa_method\"]");
		}
	}

	@Test
	void stepUpWhenNotEnabledThenThereIsNothing() throws IOException {
		try (ContractApplication without = start(LoginContract.embedded())) {
			Visitor visitor = without.visitor();
			visitor.signInByHandOver();
			assertThat(visitor.status(PATH)).isEqualTo(404);
		}
	}

}
