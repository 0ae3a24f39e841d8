package io.hawcx.management;

import java.time.Duration;
import java.util.Collections;
import java.util.Map;

import io.hawcx.DelegationResponseException;

/**
 * What begins a step-up in a browser or an app: Hawcx's frontends take it as start token
 * of the flow type {@code account_manage}. {@link #toString()} does not show the token.
 *
 * @since 0.1.0
 */
public final class StepUpToken {

	private final String startToken;

	private final Duration expiresIn;

	private final Map<String, Object> members;

	private StepUpToken(String startToken, Duration expiresIn, Map<String, Object> members) {
		this.startToken = startToken;
		this.expiresIn = expiresIn;
		this.members = Collections.unmodifiableMap(members);
	}

	static StepUpToken of(Map<String, Object> reply) {
		if (!(reply.get("start_token") instanceof String startToken) || startToken.isEmpty()) {
			throw new DelegationResponseException(
					"The reply to the start of a step-up has no start_token; no step-up was begun: start another.");
		}
		Object expiresIn = reply.get("expires_in");
		if (!(expiresIn instanceof Integer || expiresIn instanceof Long) || ((Number) expiresIn).longValue() <= 0) {
			throw new DelegationResponseException(
					"The reply to the start of a step-up has an expires_in that is not a positive number of seconds; "
							+ "start another.");
		}
		return new StepUpToken(startToken, Duration.ofSeconds(((Number) expiresIn).longValue()), reply);
	}

	/**
	 * Return the token: a JWT that is to be used soon.
	 * @return the token
	 */
	public String startToken() {
		return this.startToken;
	}

	/**
	 * Return how long the token is good for, from when Hawcx made it; about 60 s.
	 * @return the time, positive
	 */
	public Duration expiresIn() {
		return this.expiresIn;
	}

	/**
	 * Return the whole reply.
	 * @return its members in order, unmodifiable, the token and those unknown to this
	 * version included
	 */
	public Map<String, Object> asMap() {
		return this.members;
	}

	@Override
	public String toString() {
		return "StepUpToken[expiresIn=" + this.expiresIn + "]";
	}

}
