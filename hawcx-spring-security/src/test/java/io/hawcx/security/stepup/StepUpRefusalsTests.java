package io.hawcx.security.stepup;

import io.hawcx.DelegationException;
import io.hawcx.DelegationRequestException;
import io.hawcx.DelegationResponseException;
import io.hawcx.UnknownUserException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class StepUpRefusalsTests {

	@ParameterizedTest
	@CsvSource({ "400,change_refused,422,receipt_refused,409", "401,step_up_failed,502,step_up_failed,502",
			"403,step_up_failed,502,step_up_failed,502", "404,step_up_failed,502,receipt_refused,409",
			"409,change_refused,422,receipt_refused,409", "422,change_refused,422,receipt_refused,409",
			"429,temporarily_unavailable,503,temporarily_unavailable,503",
			"500,temporarily_unavailable,503,temporarily_unavailable,503" })
	void problemWhenHawcxAnswersThenHasStableCode(int answered, String startCode, int startStatus, String receiptCode,
			int receiptStatus) {
		DelegationException failure = new DelegationRequestException("refused", answered, "\"secret detail\"",
				"secret body", null);
		assertProblem(StepUpRefusals.ofStart(failure), startCode, startStatus);
		assertProblem(StepUpRefusals.ofReceipt(failure), receiptCode, receiptStatus);
	}

	@Test
	void problemWhenHawcxKnowsNoSuchUserThenSaysSo() {
		assertProblem(StepUpRefusals.ofStart(new UnknownUserException("unknown", 404, "\"secret detail\"", "", null)),
				"user_unknown", 404);
	}

	@Test
	void problemWhenThereIsNoAnswerToTrustThenTellsOutageFromForgery() {
		assertProblem(StepUpRefusals.ofStart(new DelegationRequestException("no reply", null)),
				"temporarily_unavailable", 503);
		assertProblem(StepUpRefusals.ofReceipt(new DelegationResponseException("forged")), "step_up_failed", 502);
	}

	private static void assertProblem(StepUpProblem problem, String code, int status) {
		assertThat(problem.code()).isEqualTo(code);
		assertThat(problem.status().value()).isEqualTo(status);
		assertThat(problem.detail()).doesNotContain("secret");
		assertThat(problem).hasMessage(code);
	}

}
