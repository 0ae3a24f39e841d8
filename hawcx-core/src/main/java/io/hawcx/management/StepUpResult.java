package io.hawcx.management;

import java.util.Collections;
import java.util.Map;

import io.hawcx.DelegationResponseException;

/**
 * Whether a step-up was completed.
 *
 * @since 0.1.0
 */
public final class StepUpResult {

	private final boolean ok;

	private final Map<String, Object> members;

	private StepUpResult(boolean ok, Map<String, Object> members) {
		this.ok = ok;
		this.members = Collections.unmodifiableMap(members);
	}

	static StepUpResult of(Map<String, Object> reply) {
		if (!(reply.get("ok") instanceof Boolean ok)) {
			throw new DelegationResponseException(
					"The reply to a step-up receipt has no boolean ok; whether the step-up was completed is not known: "
							+ "start another.");
		}
		return new StepUpResult(ok, reply);
	}

	/**
	 * Return whether Hawcx accepted the receipt and carried the change out.
	 * @return whether the step-up was completed
	 */
	public boolean ok() {
		return this.ok;
	}

	/**
	 * Return the whole reply.
	 * @return its members in order, unmodifiable, those unknown to this version included
	 */
	public Map<String, Object> asMap() {
		return this.members;
	}

	@Override
	public String toString() {
		return "StepUpResult[ok=" + this.ok + "]";
	}

}
