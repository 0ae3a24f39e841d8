package io.hawcx.emulator.fault;

import org.jspecify.annotations.Nullable;

/**
 * A fault that waits for requests or connections to strike. Thread-safe.
 *
 * @since 0.1.0
 */
public interface Fault {

	/**
	 * Return the fault's id.
	 * @return the id, unlike any other's of this emulator
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
	 * Count how often the fault has struck.
	 * @return how often
	 */
	int hits();

	/**
	 * Return whether the fault has struck as often as it was to.
	 * @return whether it has
	 */
	boolean isOver();

	/**
	 * End the fault. What it has struck stays struck.
	 */
	void remove();

}
