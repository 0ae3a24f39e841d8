package io.hawcx.security.stepup;

import io.hawcx.DelegationException;
import io.hawcx.DelegationRequestException;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;

/**
 * Translates what went wrong between us and Hawcx. Hawcx' own words stay here: its
 * replies may hold another user's data.
 */
final class StepUpRefusals {

	static final String UNAVAILABLE = "temporarily_unavailable";

	private StepUpRefusals() {
	}

	static StepUpProblem ofStart(DelegationException failure) {
		return switch (status(failure)) {
			case 404 -> new StepUpProblem(HttpStatus.NOT_FOUND, "user_unknown",
					"Hawcx does not know you by the id " + "of your sign-in, so nothing can be changed there.", null,
					failure);
			case 400, 409, 422 -> new StepUpProblem(HttpStatus.UNPROCESSABLE_CONTENT, "change_refused",
					"Hawcx does not accept this change. Check what you entered.", null, failure);
			default -> undecided(failure);
		};
	}

	static StepUpProblem ofReceipt(DelegationException failure) {
		return switch (status(failure)) {
			case 400, 404, 409, 422 -> receiptRefused(failure);
			default -> undecided(failure);
		};
	}

	static StepUpProblem receiptRefused(@Nullable DelegationException failure) {
		return new StepUpProblem(HttpStatus.CONFLICT, "receipt_refused",
				"Hawcx does not accept this confirmation: it is used, over or not yours. Start again.", null, failure);
	}

	private static StepUpProblem undecided(DelegationException failure) {
		int status = status(failure);
		if (status == 429 || status >= 500 || (status == 0 && failure instanceof DelegationRequestException)) {
			return new StepUpProblem(HttpStatus.SERVICE_UNAVAILABLE, UNAVAILABLE,
					"Hawcx cannot be reached at the moment. Please try again in a while.",
					(failure instanceof DelegationRequestException refused) ? refused.retryAfter() : null, failure);
		}
		return new StepUpProblem(HttpStatus.BAD_GATEWAY, "step_up_failed",
				"The change did not succeed for a reason that is not yours. Please try again later.", null, failure);
	}

	private static int status(DelegationException failure) {
		Integer status = (failure instanceof DelegationRequestException refused) ? refused.statusCode() : null;
		return (status != null) ? status : 0;
	}

}
