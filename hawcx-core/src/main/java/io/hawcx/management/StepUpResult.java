package io.hawcx.management;

import java.util.Map;

import io.hawcx.DelegationResponseException;

/**
 * Whether a step-up was completed.
 *
 * @since 0.1.0
 */
public final class StepUpResult {

	private final boolean ok;

	private StepUpResult(boolean ok) {
		this.ok = ok;
	}

	static StepUpResult of(Map<String, Object> reply) {
		if (!(reply.get("ok") instanceof Boolean ok)) {
			throw new DelegationResponseException(
					"The reply has no boolean ok; whether the step-up was completed is not known.");
		}
		return new StepUpResult(ok);
	}

	/**
	 * Return whether Hawcx accepted the receipt and carried the change out.
	 * @return whether the step-up was completed
	 */
	public boolean ok() {
		return this.ok;
	}

	@Override
	public String toString() {
		return "StepUpResult[ok=" + this.ok + "]";
	}

}
