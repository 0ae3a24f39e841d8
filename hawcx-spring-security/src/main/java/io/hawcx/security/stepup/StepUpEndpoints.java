package io.hawcx.security.stepup;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

import io.hawcx.DelegationException;
import io.hawcx.Hawcx;
import io.hawcx.management.StepUpToken;
import io.hawcx.security.internal.CsrfTokens;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpStatus;

/**
 * Starts step-ups and completes them. A receipt is not read: whose it is, and whether it
 * is good, Hawcx decides.
 */
final class StepUpEndpoints {

	private static final String RECEIPT = "step_up_receipt";

	private final Hawcx hawcx;

	private final StepUpPurposes purposes;

	private final PendingStepUps pending;

	private final CsrfTokens csrf;

	StepUpEndpoints(Hawcx hawcx, StepUpPurposes purposes, PendingStepUps pending, CsrfTokens csrf) {
		this.hawcx = hawcx;
		this.purposes = purposes;
		this.pending = pending;
		this.csrf = csrf;
	}

	Map<String, Object> describe(HttpServletRequest request, HttpServletResponse response)
			throws IOException, ServletException {
		Map<String, Object> answer = new LinkedHashMap<>();
		answer.put("purposes", this.purposes.allowed());
		answer.put("csrf", this.csrf.describe(request, response));
		return answer;
	}

	Map<String, Object> start(HttpServletRequest request, String userId) {
		StepUpBody body = StepUpBody.read(request);
		String purpose = this.purposes.require(body);
		StepUpToken token = start(userId, purpose, body);
		this.pending.add(request, purpose, userId);
		Map<String, Object> answer = new LinkedHashMap<>();
		answer.put("start_token", token.startToken());
		answer.put("expires_in", token.expiresIn().toSeconds());
		return answer;
	}

	private StepUpToken start(String userId, String purpose, StepUpBody body) {
		try {
			return this.hawcx.startStepUp(this.purposes.stepUp(userId, purpose, body));
		}
		catch (DelegationException ex) {
			throw StepUpRefusals.ofStart(ex);
		}
	}

	void complete(HttpServletRequest request, String userId) {
		StepUpBody body = StepUpBody.read(request);
		String purpose = this.purposes.require(body);
		String receipt = body.require(RECEIPT);
		Map<String, String> started = this.pending.take(request, purpose, userId);
		if (started == null) {
			throw new StepUpProblem(HttpStatus.CONFLICT, "step_up_not_started",
					"This change was not started in this session, is over, or took too long. Start again.");
		}
		try {
			if (!this.hawcx.consumeStepUp(receipt).ok()) {
				throw StepUpRefusals.receiptRefused(null);
			}
		}
		catch (DelegationException ex) {
			StepUpProblem problem = StepUpRefusals.ofReceipt(ex);
			if (StepUpRefusals.UNAVAILABLE.equals(problem.code())) {
				// Hawcx has not decided, so the same receipt may be posted again.
				this.pending.putBack(request, started);
			}
			throw problem;
		}
	}

}
