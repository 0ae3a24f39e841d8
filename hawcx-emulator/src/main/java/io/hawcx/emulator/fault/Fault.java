package io.hawcx.emulator.fault;

import io.hawcx.emulator.http.TcpFault;
import org.jspecify.annotations.Nullable;

/**
 * A fault that waits for requests or connections to strike. Thread-safe.
 *
 * @since 0.1.0
 */
public final class Fault {

	private final String id;

	private final String name;

	private final @Nullable PathPattern path;

	private final Schedule schedule;

	private final @Nullable Effect effect;

	private final @Nullable TcpFault tcpFault;

	private final Faults faults;

	Fault(Faults faults, String id, String name, PathPattern path, Schedule schedule, Effect effect) {
		this(faults, id, name, path, schedule, effect, null);
	}

	Fault(Faults faults, String id, String name, Schedule schedule, TcpFault tcpFault) {
		this(faults, id, name, null, schedule, null, tcpFault);
	}

	private Fault(Faults faults, String id, String name, @Nullable PathPattern path, Schedule schedule,
			@Nullable Effect effect, @Nullable TcpFault tcpFault) {
		this.faults = faults;
		this.id = id;
		this.name = name;
		this.path = path;
		this.schedule = schedule;
		this.effect = effect;
		this.tcpFault = tcpFault;
	}

	/**
	 * Return the fault's id.
	 * @return the id, unlike any other's of this emulator
	 */
	public String id() {
		return this.id;
	}

	/**
	 * Return what the fault does, in a few words.
	 * @return its name, such as {@code status 503}
	 */
	public String name() {
		return this.name;
	}

	/**
	 * Return which paths the fault is for.
	 * @return the pattern, or {@code null} if it is for connections
	 */
	public @Nullable String path() {
		return (this.path != null) ? this.path.toString() : null;
	}

	/**
	 * Count how often the fault has struck.
	 * @return how often
	 */
	public int hits() {
		return this.schedule.hits();
	}

	/**
	 * Return whether the fault has struck as often as it was to.
	 * @return whether it has
	 */
	public boolean isOver() {
		return this.schedule.isOver();
	}

	/**
	 * End the fault. What it has struck stays struck.
	 */
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
