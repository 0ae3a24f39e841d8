package io.hawcx.emulator.fault;

import java.time.Duration;

/**
 * Puts a fault in place for new connections, by a proxy before the emulator. Connections
 * that are open stay as they are. What comes after so many bytes counts the bytes that
 * the emulator sends; after none is at once, when the emulator has seen nothing.
 *
 * @since 0.1.0
 */
public interface ConnectionFaultPlan extends FaultPlan<ConnectionFaultPlan> {

	/**
	 * Reset the connection.
	 * @param afterBytes after how many bytes
	 * @return the fault
	 * @throws IllegalArgumentException if the number is negative
	 */
	Fault reset(int afterBytes);

	/**
	 * Close the emulator's half of the connection, and go on reading.
	 * @param afterBytes after how many bytes
	 * @return the fault
	 * @throws IllegalArgumentException if the number is negative
	 */
	Fault halfClose(int afterBytes);

	/**
	 * Send nothing any more without saying so, until the caller gives up or half a minute
	 * of silence is over.
	 * @param afterBytes after how many bytes
	 * @return the fault
	 * @throws IllegalArgumentException if the number is negative
	 */
	Fault blackhole(int afterBytes);

	/**
	 * Send everything byte by byte, the heads of replies too.
	 * @param pause how long each byte takes, at most a minute
	 * @return the fault
	 * @throws IllegalArgumentException if it is out of range
	 */
	Fault trickle(Duration pause);

}
