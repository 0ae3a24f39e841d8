package io.hawcx.emulator.refusal;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.hawcx.emulator.Bearer;
import io.hawcx.emulator.HawcxEmulator;
import io.hawcx.emulator.Http;
import io.hawcx.emulator.MutableClock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every refusal of the management endpoints after the caller is known, through both
 * channels: signed and encrypted by delegation, unsigned JSON by bearer.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ManagementRefusalsTests {

	private static final String CONSUME = "stepup/consume";

	private final MutableClock clock = new MutableClock();

	private final HawcxEmulator hawcx = HawcxEmulator.builder().clock(this.clock).start();

	private final ManagementRequests requests = new ManagementRequests(this.hawcx);

	@AfterAll
	void close() {
		this.hawcx.close();
	}

	@ParameterizedTest(name = "{0} {1}")
	@CsvSource(delimiter = '|',
			textBlock = """
					other                 | {}                              | 404 | Not Found
					users/phone/          | {}                              | 404 | Not Found
					users/mfa-enforcement | {'userid':'nobody@example.com'} | 404 | user not found
					users/phone | {'userid':'nobody@example.com','phone':'+15551234567'} | 404 | user not found
					stepup/start-token | {'subject_userid':'nobody@example.com','purpose':'change_mfa_method'} | 404 | user not found
					users/mfa-enforcement | []          | 422 | the payload is not one JSON object
					users/mfa-enforcement | {'a':1,'a':1} | 422 | the payload is not one JSON object
					users/mfa-enforcement | {} {}       | 422 | the payload is not one JSON object
					users/mfa-enforcement | {}          | 422 | userid is missing or not a text
					users/mfa-enforcement | {'userid':1}  | 422 | userid is missing or not a text
					users/mfa-enforcement | {'userid':'USER','mfa_enforcement':'sometimes'} | 422 | mfa_enforcement is not one of always_off, always_on, default, risk_based
					users/mfa-enforcement | {'userid':'USER','mfa_enforcement':null} | 422 | mfa_enforcement is missing or not a text
					users/phone | {'userid':'USER'}                       | 422 | phone is missing or not a text
					users/phone | {'userid':'USER','phone':'5551234567'}  | 422 | phone is not a number in E.164
					users/phone | {'userid':'USER','phone':'+0551234567'} | 422 | phone is not a number in E.164
					stepup/start-token | {'purpose':'change_mfa_method'} | 422 | subject_userid is missing or not a text
					stepup/start-token | {'subject_userid':'USER'} | 422 | purpose is not one of change_mfa_method, change_phone_number
					stepup/start-token | {'subject_userid':'USER','purpose':'other'} | 422 | purpose is not one of change_mfa_method, change_phone_number
					stepup/start-token | {'subject_userid':'USER','purpose':'change_mfa_method'} | 422 | new_mfa_method is not one of email_otp, sms_otp, totp
					stepup/start-token | {'subject_userid':'USER','purpose':'change_mfa_method','new_mfa_method':'pigeon'} | 422 | new_mfa_method is not one of email_otp, sms_otp, totp
					stepup/start-token | {'subject_userid':'USER','purpose':'change_phone_number'} | 422 | new_phone_number is missing or not a text
					stepup/start-token | {'subject_userid':'USER','purpose':'change_phone_number','new_phone_number':'1'} | 422 | new_phone_number is not a number in E.164
					stepup/consume     | {}                          | 422 | step_up_receipt is missing or not a text
					stepup/consume     | {'step_up_receipt':'other'} | 409 | receipt unknown
					""")
	void refusesAsTheSpecificationSays(String path, String payload, int status, String detail) {
		assertRefused(path, payload.replace('\'', '"').replace("USER", this.hawcx.credentials().user()), status,
				detail);
	}

	@Test
	void refusesAReceiptThatWasUsed() {
		String consume = consume(receipt());
		assertThat(this.requests.both("/v1/management/" + CONSUME, consume)).extracting(HttpResponse::statusCode)
			.containsExactly(200, 409);
		assertRefused(CONSUME, consume, 409, "receipt already used");
	}

	@Test
	void refusesAReceiptThatIsOver() {
		String consume = consume(receipt());
		this.clock.advance(Duration.ofMinutes(5));
		assertRefused(CONSUME, consume, 409, "receipt expired");
	}

	private String receipt() {
		return this.hawcx.completeStepUp(new Bearer(this.hawcx).startStepUp(this.hawcx.credentials().user(),
				"change_phone_number", "new_phone_number", "+15551234567"));
	}

	private static String consume(String receipt) {
		return "{\"step_up_receipt\":\"" + receipt + "\"}";
	}

	private void assertRefused(String path, String payload, int status, String detail) {
		List<HttpResponse<String>> answers = this.requests.both("/v1/management/" + path, payload);
		assertThat(answers).extracting(HttpResponse::statusCode).containsExactly(status, status);
		assertThat(this.requests.opened(answers.get(0))).isEqualTo(Map.of("detail", detail));
		assertThat(Http.json(answers.get(1))).isEqualTo(Map.of("detail", detail));
		assertThat(answers.get(1).headers().firstValue("X-Response-Signature")).isEmpty();
		assertThat(this.hawcx.requests().list()).last()
			.satisfies((last) -> assertThat(last.reason()).isEqualTo(detail));
	}

}
