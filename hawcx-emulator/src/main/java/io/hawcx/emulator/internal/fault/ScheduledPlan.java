package io.hawcx.emulator.internal.fault;

import io.hawcx.emulator.fault.FaultPlan;

/**
 * What all plans say of when their fault strikes.
 *
 * @param <P> the plan itself
 */
abstract class ScheduledPlan<P extends FaultPlan<P>> implements FaultPlan<P> {

	private static final int MAX_PERCENT = 100;

	private int times = Integer.MAX_VALUE;

	private int percent = MAX_PERCENT;

	private long seed;

	abstract P self();

	@Override
	public P times(int times) {
		this.times = Limits.inRange("times", times, 1, Integer.MAX_VALUE);
		return self();
	}

	@Override
	public P percent(int percent) {
		this.percent = Limits.inRange("percent", percent, 1, MAX_PERCENT);
		return self();
	}

	@Override
	public P seed(long seed) {
		this.seed = seed;
		return self();
	}

	final Schedule schedule() {
		return new Schedule(this.times, this.percent, this.seed);
	}

}
