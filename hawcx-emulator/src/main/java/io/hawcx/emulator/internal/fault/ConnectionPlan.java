package io.hawcx.emulator.internal.fault;

import java.time.Duration;

import io.hawcx.emulator.fault.ConnectionFaultPlan;
import io.hawcx.emulator.fault.Fault;
import io.hawcx.emulator.internal.http.TcpFault;

/**
 * Puts faults in place that are a {@link TcpFault}.
 */
final class ConnectionPlan extends ScheduledPlan<ConnectionFaultPlan> implements ConnectionFaultPlan {

	private final ActiveFaults faults;

	ConnectionPlan(ActiveFaults faults) {
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

	@Override
	public Fault reset(int afterBytes) {
		return add(after("connection reset", afterBytes), TcpFault.Kind.RESET, afterBytes, Duration.ZERO);
	}

	@Override
	public Fault halfClose(int afterBytes) {
		return add(after("connection half closed", afterBytes), TcpFault.Kind.HALF_CLOSE, afterBytes, Duration.ZERO);
	}

	@Override
	public Fault blackhole(int afterBytes) {
		return add(after("blackhole", afterBytes), TcpFault.Kind.BLACKHOLE, afterBytes, Duration.ZERO);
	}

	@Override
	public Fault trickle(Duration pause) {
		return add("connection trickle of " + pause.toMillis() + " ms a byte", TcpFault.Kind.TRICKLE, 0,
				Limits.wait("trickle", pause));
	}

}
