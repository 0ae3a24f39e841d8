package io.hawcx.emulator.internal.fault;

import java.util.Random;

/**
 * When a fault strikes: so many times, or at a share of what it matches. The same seed
 * gives the same choices. Thread-safe.
 */
final class Schedule {

	private static final int ALL = 100;

	private final int times;

	private final int percent;

	private final Random random;

	private int hits;

	Schedule(int times, int percent, long seed) {
		this.times = times;
		this.percent = percent;
		this.random = new Random(seed);
	}

	synchronized boolean strikes() {
		if (isOver() || (this.percent < ALL && this.random.nextInt(ALL) >= this.percent)) {
			return false;
		}
		this.hits++;
		return true;
	}

	synchronized boolean isOver() {
		return this.hits >= this.times;
	}

	synchronized int hits() {
		return this.hits;
	}

	@Override
	public String toString() {
		return ((this.times < Integer.MAX_VALUE) ? "the next " + this.times + " " : "")
				+ ((this.percent < ALL) ? "at " + this.percent + " % " : "");
	}

}
