package io.hawcx.emulator.internal.fault;

import io.hawcx.emulator.fault.Fault;
import io.hawcx.emulator.internal.http.TcpFault;
import org.jspecify.annotations.Nullable;

/**
 * A fault with what it does and when. Thread-safe.
 */
final class ActiveFault implements Fault {

	private final String id;

	private final String name;

	private final @Nullable PathPattern path;

	private final Schedule schedule;

	private final @Nullable Effect effect;

	private final @Nullable TcpFault tcpFault;

	private final ActiveFaults faults;

	ActiveFault(ActiveFaults faults, String id, String name, PathPattern path, Schedule schedule, Effect effect) {
		this(faults, id, name, path, schedule, effect, null);
	}

	ActiveFault(ActiveFaults faults, String id, String name, Schedule schedule, TcpFault tcpFault) {
		this(faults, id, name, null, schedule, null, tcpFault);
	}

	private ActiveFault(ActiveFaults faults, String id, String name, @Nullable PathPattern path, Schedule schedule,
			@Nullable Effect effect, @Nullable TcpFault tcpFault) {
		this.faults = faults;
		this.id = id;
		this.name = name;
		this.path = path;
		this.schedule = schedule;
		this.effect = effect;
		this.tcpFault = tcpFault;
	}

	@Override
	public String id() {
		return this.id;
	}

	@Override
	public String name() {
		return this.name;
	}

	@Override
	public @Nullable String path() {
		return (this.path != null) ? this.path.toString() : null;
	}

	@Override
	public int hits() {
		return this.schedule.hits();
	}

	@Override
	public boolean isOver() {
		return this.schedule.isOver();
	}

	@Override
	public void remove() {
		this.faults.remove(this.id);
	}

	@Nullable Effect strike(String requestPath) {
		return (this.path != null && this.path.matches(requestPath) && this.schedule.strikes()) ? this.effect : null;
	}

	@Nullable TcpFault strike() {
		return (this.tcpFault != null && this.schedule.strikes()) ? this.tcpFault : null;
	}

	@Override
	public String toString() {
		return this.id + ": " + this.schedule + ((this.path != null) ? this.path + " " : "connections ") + this.name;
	}

}
