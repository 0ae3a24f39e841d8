package io.hawcx.emulator.fault;

import java.util.List;

/**
 * The faults that are in place. A fault stays until it was applied as often as it should
 * be, is removed, or the emulator is closed; the 1,000 newest are kept. Thread-safe.
 *
 * <pre>
 * emulator.faults().on("/oauth2/token").times(1).status(503);
 * emulator.faults().on("/v1/management/**").percent(20).latency(Duration.ofSeconds(2));
 * emulator.faults().onConnections().times(1).reset(0);
 * </pre>
 *
 * @since 0.1.0
 */
public interface Faults {

	/**
	 * Plan a fault for requests.
	 * @param path the path: {@code *} stands for anything within a segment, {@code **}
	 * for anything. {@code /emulator/faults} itself is left out.
	 * @return a plan, whose last method names the fault
	 * @throws IllegalArgumentException if the path cannot be one
	 */
	RequestFaultPlan on(String path);

	/**
	 * Plan a fault for new connections, below HTTP.
	 * @return a plan, whose last method names the fault
	 */
	ConnectionFaultPlan onConnections();

	/**
	 * Return the faults that are in place.
	 * @return the faults in the order in which they were put in place, without those that
	 * are used up; immutable
	 */
	List<Fault> list();

	/**
	 * Remove all faults. Requests and connections that they were applied to stay
	 * affected.
	 */
	void clear();

}
