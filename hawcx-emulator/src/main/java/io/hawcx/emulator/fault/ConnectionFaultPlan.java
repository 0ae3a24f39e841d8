package io.hawcx.emulator.fault;

import java.time.Duration;

/**
 * Puts a fault in place for new connections, by a proxy before the emulator. Open
 * connections are not affected. Numbers of bytes count what the emulator sends; with 0
 * the fault applies at once, before the emulator has read anything.
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
	 * Send nothing more, with the connection open, until the caller gives up, or for 30 s
	 * without traffic.
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
