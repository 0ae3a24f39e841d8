package io.hawcx.security.stepup;

import java.util.Map;

import io.hawcx.DelegationException;
import io.hawcx.Hawcx;
import io.hawcx.management.StepUpToken;
import jakarta.servlet.http.HttpServletRequest;

/**
 * Starts step-ups and completes them on the servlet stack. A receipt is not read: whose
 * it is, and whether it is good, Hawcx decides.
 */
final class StepUpEndpoints {

	private final StepUpPurposes purposes;

	private final StepUpSessions sessions;

	StepUpEndpoints(StepUpPurposes purposes, StepUpSessions sessions) {
		this.purposes = purposes;
		this.sessions = sessions;
	}

	Map<String, Object> describe(Map<String, String> csrf) {
		return this.purposes.describe(csrf);
	}

	Map<String, Object> start(HttpServletRequest request, StepUpAccount<Hawcx> account) {
		try {
			return begin(request, account);
		}
		catch (StepUpProblem ex) {
			throw ex.of(account.tenant());
		}
	}

	private Map<String, Object> begin(HttpServletRequest request, StepUpAccount<Hawcx> account) {
		StepUpStart start = this.purposes.start(StepUpRequests.body(request), account.userId());
		StepUpToken token = start(account.client(), start);
		this.sessions.add(request, start.purpose(), account.owner());
		return StepUpStart.reply(token);
	}

	private static StepUpToken start(Hawcx hawcx, StepUpStart start) {
		try {
			return hawcx.startStepUp(start.stepUp());
		}
		catch (DelegationException | IllegalArgumentException ex) {
			throw StepUpRefusals.ofStart(ex);
		}
	}

	void complete(HttpServletRequest request, StepUpAccount<Hawcx> account) {
		try {
			consume(request, account);
		}
		catch (StepUpProblem ex) {
			throw ex.of(account.tenant());
		}
	}

	private void consume(HttpServletRequest request, StepUpAccount<Hawcx> account) {
		StepUpReceipt receipt = this.purposes.receipt(StepUpRequests.body(request));
		Map<String, String> started = this.sessions.take(request, receipt.purpose(), account.owner());
		if (started == null) {
			throw StepUpProblem.notStarted();
		}
		try {
			StepUpRefusals.requireOk(account.client().consumeStepUp(receipt.value()));
		}
		catch (DelegationException | IllegalArgumentException ex) {
			StepUpProblem problem = StepUpRefusals.ofReceipt(ex);
			if (StepUpRefusals.isOpen(problem)) {
				this.sessions.putBack(request, started);
			}
			throw problem;
		}
	}

}
