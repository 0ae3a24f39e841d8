package io.hawcx.emulator.fault;

import org.jspecify.annotations.Nullable;

/**
 * A fault that is in place for requests or connections. Thread-safe.
 *
 * @since 0.1.0
 */
public interface Fault {

	/**
	 * Return the fault's id.
	 * @return the id, unique in this emulator
	 */
	String id();

	/**
	 * Return what the fault does, in a few words.
	 * @return its name, such as {@code status 503}
	 */
	String name();

	/**
	 * Return which paths the fault is for.
	 * @return the pattern, or {@code null} if it is for connections
	 */
	@Nullable String path();

	/**
	 * Count how often the fault was applied.
	 * @return how often
	 */
	int hits();

	/**
	 * Return whether the fault was applied as often as {@link FaultPlan#times} says.
	 * @return whether it has
	 */
	boolean isOver();

	/**
	 * Remove the fault. Requests and connections that it was applied to stay affected.
	 */
	void remove();

}
