package io.hawcx.emulator.fault;

/**
 * Sets how often a fault is applied. The method that names the fault comes last and puts
 * it in place. Not thread-safe.
 *
 * @param <P> the plan itself
 * @since 0.1.0
 */
public interface FaultPlan<P extends FaultPlan<P>> {

	/**
	 * Remove the fault when it was applied so often.
	 * @param times how often, at least once; without a limit by default
	 * @return this plan
	 * @throws IllegalArgumentException if that is less than once
	 */
	P times(int times);

	/**
	 * Apply the fault to a share of what matches, the same ones whenever the seed is the
	 * same.
	 * @param percent how many of a hundred on average, from 1 to 100, which is the
	 * default
	 * @return this plan
	 * @throws IllegalArgumentException if it is out of range
	 */
	P percent(int percent);

	/**
	 * Set where the choices of {@link #percent} come from.
	 * @param seed any number; 0 by default
	 * @return this plan
	 */
	P seed(long seed);

}
