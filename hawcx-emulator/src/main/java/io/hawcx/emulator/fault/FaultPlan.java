package io.hawcx.emulator.fault;

/**
 * Says how often a fault strikes; what it does comes last and puts it in place. Not
 * thread-safe.
 *
 * @param <P> the plan itself
 * @since 0.1.0
 */
public abstract sealed class FaultPlan<P extends FaultPlan<P>> permits RequestFaultPlan, ConnectionFaultPlan {

	private static final int MAX_PERCENT = 100;

	private int times = Integer.MAX_VALUE;

	private int percent = MAX_PERCENT;

	private long seed;

	FaultPlan() {
	}

	abstract P self();

	/**
	 * End the fault when it has struck so often.
	 * @param times how often, at least once; without a limit by default
	 * @return this plan
	 * @throws IllegalArgumentException if that is less than once
	 */
	public P times(int times) {
		this.times = Limits.inRange("times", times, 1, Integer.MAX_VALUE);
		return self();
	}

	/**
	 * Strike at a share of what matches, the same ones whenever the seed is the same.
	 * @param percent how many of a hundred on average, from 1 to 100, which is the
	 * default
	 * @return this plan
	 * @throws IllegalArgumentException if it is out of range
	 */
	public P percent(int percent) {
		this.percent = Limits.inRange("percent", percent, 1, MAX_PERCENT);
		return self();
	}

	/**
	 * Set where the choices of {@link #percent} come from.
	 * @param seed any number; 0 by default
	 * @return this plan
	 */
	public P seed(long seed) {
		this.seed = seed;
		return self();
	}

	final Schedule schedule() {
		return new Schedule(this.times, this.percent, this.seed);
	}

}
