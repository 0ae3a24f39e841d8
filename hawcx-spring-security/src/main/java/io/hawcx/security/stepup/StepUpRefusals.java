package io.hawcx.security.stepup;

import java.time.Duration;

import io.hawcx.DelegationException;
import io.hawcx.DelegationRequestException;
import io.hawcx.UnknownUserException;
import io.hawcx.management.StepUpResult;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;

/**
 * Translates what went wrong between us and Hawcx. Hawcx's own words stay here: its
 * replies may hold another user's data.
 */
final class StepUpRefusals {

	static final String UNAVAILABLE = "temporarily_unavailable";

	// What Hawcx does not say: long enough for a gateway to recover.
	private static final Duration OUTAGE = Duration.ofSeconds(10);

	private StepUpRefusals() {
	}

	static StepUpProblem ofStart(RuntimeException failure) {
		if (!(failure instanceof DelegationException refused)) {
			return unsendable(failure);
		}
		if (refused instanceof UnknownUserException) {
			return new StepUpProblem(HttpStatus.NOT_FOUND, "user_unknown",
					"Hawcx does not know you by the id of your sign-in, so nothing can be changed there.", null,
					failure);
		}
		return switch (status(refused)) {
			case 400, 409, 422 -> new StepUpProblem(HttpStatus.UNPROCESSABLE_CONTENT, "change_refused",
					"Hawcx does not accept this change. Check what you entered.", null, failure);
			default -> undecided(refused);
		};
	}

	static StepUpProblem ofReceipt(RuntimeException failure) {
		if (!(failure instanceof DelegationException refused)) {
			return unsendable(failure);
		}
		return switch (status(refused)) {
			case 400, 404, 409, 422 -> receiptRefused(refused);
			default -> undecided(refused);
		};
	}

	/**
	 * Tell whether Hawcx has not decided on a receipt, which may then be posted again.
	 * @param problem what was made of the failure
	 * @return whether the step-up is still open
	 */
	static boolean isOpen(StepUpProblem problem) {
		return problem.code().equals(UNAVAILABLE) || problem.status() == HttpStatus.BAD_REQUEST;
	}

	static void requireOk(StepUpResult result) {
		if (!result.ok()) {
			throw receiptRefused(null);
		}
	}

	// No cause: it may quote a receipt.
	private static StepUpProblem unsendable(RuntimeException failure) {
		if (failure instanceof StepUpProblem problem) {
			return problem;
		}
		if (failure instanceof IllegalArgumentException) {
			return StepUpProblem.invalid("The body holds a value that cannot be sent to Hawcx.");
		}
		throw failure;
	}

	private static StepUpProblem receiptRefused(@Nullable DelegationException failure) {
		return new StepUpProblem(HttpStatus.CONFLICT, "receipt_refused",
				"Hawcx does not accept this confirmation: it is used, over or not yours. Start again.", null, failure);
	}

	private static StepUpProblem undecided(DelegationException failure) {
		int status = status(failure);
		if (status == 429 || status >= 500 || (status == 0 && failure instanceof DelegationRequestException)) {
			return new StepUpProblem(HttpStatus.SERVICE_UNAVAILABLE, UNAVAILABLE,
					"Hawcx cannot be reached at the moment. Please try again in a while.", retryAfter(failure),
					failure);
		}
		return new StepUpProblem(HttpStatus.BAD_GATEWAY, "step_up_failed",
				"The change did not succeed for a reason that is not yours. Please try again later.", null, failure);
	}

	private static Duration retryAfter(DelegationException failure) {
		Duration told = (failure instanceof DelegationRequestException refused) ? refused.retryAfter() : null;
		return (told != null) ? told : OUTAGE;
	}

	private static int status(DelegationException failure) {
		Integer status = (failure instanceof DelegationRequestException refused) ? refused.statusCode() : null;
		return (status != null) ? status : 0;
	}

}
