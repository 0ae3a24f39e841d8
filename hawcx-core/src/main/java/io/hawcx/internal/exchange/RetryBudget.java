package io.hawcx.internal.exchange;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * How many retries a client may still afford, so that an outage is not made worse by
 * those who suffer from it: 500 tokens, of which a retry costs 14. A call that succeeds
 * gives back what its last retry cost, or one token if it needed none. Safe for use by
 * several threads at once.
 */
final class RetryBudget {

	private static final int CAPACITY = 500;

	private static final int COST = 14;

	private static final int REWARD = 1;

	private final AtomicInteger tokens = new AtomicInteger(CAPACITY);

	/**
	 * Pay for a retry.
	 * @return whether there were enough tokens
	 */
	boolean take() {
		return this.tokens.getAndUpdate((left) -> (left >= COST) ? left - COST : left) >= COST;
	}

	/**
	 * Give back for a call that succeeded.
	 * @param attempts how many it needed
	 */
	void giveBack(int attempts) {
		int returned = (attempts > 1) ? COST : REWARD;
		this.tokens.updateAndGet((left) -> Math.min(CAPACITY, left + returned));
	}

}
