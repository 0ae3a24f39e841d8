package io.hawcx.emulator.fault;

import java.time.Duration;

import io.hawcx.emulator.http.TcpFault;

/**
 * Puts a fault in place for new connections, by a proxy before the emulator. Connections
 * that are open stay as they are. What comes after so many bytes counts the bytes that
 * the emulator sends; after none is at once, when the emulator has seen nothing.
 *
 * @since 0.1.0
 */
public final class ConnectionFaultPlan extends FaultPlan<ConnectionFaultPlan> {

	private final Faults faults;

	ConnectionFaultPlan(Faults faults) {
		this.faults = faults;
	}

	@Override
	ConnectionFaultPlan self() {
		return this;
	}

	private Fault add(String name, TcpFault.Kind kind, int bytes, Duration pause) {
		return this.faults.add(name, schedule(),
				new TcpFault(kind, Limits.inRange("after_bytes", bytes, 0, Limits.MAX_BYTES), pause));
	}

	private static String after(String name, int bytes) {
		return name + " after " + bytes + " bytes";
	}

	/**
	 * Reset the connection.
	 * @param afterBytes after how many bytes
	 * @return the fault
	 * @throws IllegalArgumentException if the number is negative
	 */
	public Fault reset(int afterBytes) {
		return add(after("connection reset", afterBytes), TcpFault.Kind.RESET, afterBytes, Duration.ZERO);
	}

	/**
	 * Close the emulator's half of the connection, and go on reading.
	 * @param afterBytes after how many bytes
	 * @return the fault
	 * @throws IllegalArgumentException if the number is negative
	 */
	public Fault halfClose(int afterBytes) {
		return add(after("connection half closed", afterBytes), TcpFault.Kind.HALF_CLOSE, afterBytes, Duration.ZERO);
	}

	/**
	 * Send nothing any more without saying so, until the caller gives up or half a minute
	 * of silence is over.
	 * @param afterBytes after how many bytes
	 * @return the fault
	 * @throws IllegalArgumentException if the number is negative
	 */
	public Fault blackhole(int afterBytes) {
		return add(after("blackhole", afterBytes), TcpFault.Kind.BLACKHOLE, afterBytes, Duration.ZERO);
	}

	/**
	 * Send everything byte by byte, the heads of replies too.
	 * @param pause how long each byte takes, at most a minute
	 * @return the fault
	 * @throws IllegalArgumentException if it is out of range
	 */
	public Fault trickle(Duration pause) {
		return add("connection trickle of " + pause.toMillis() + " ms a byte", TcpFault.Kind.TRICKLE, 0,
				Limits.wait("trickle", pause));
	}

}
