package io.hawcx.emulator.internal.fault;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

import io.hawcx.emulator.fault.ConnectionFaultPlan;
import io.hawcx.emulator.fault.Fault;
import io.hawcx.emulator.fault.FaultPlan;
import io.hawcx.emulator.fault.RequestFaultPlan;

/**
 * Reads a fault from JSON. Every message names the member that is wrong.
 */
final class FaultJson {

	private final Map<String, Object> members;

	private final Set<String> unused;

	private FaultJson(Map<String, Object> members) {
		this.members = members;
		this.unused = new LinkedHashSet<>(members.keySet());
	}

	/**
	 * Put a fault in place.
	 * @param members the JSON's members
	 * @param faults where to
	 * @return the fault
	 * @throws IllegalArgumentException if a member is missing, unknown or out of range
	 */
	static Fault add(Map<String, Object> members, ActiveFaults faults) {
		FaultJson rehearsal = new FaultJson(members);
		rehearsal.add(faults.copyOfNone());
		if (!rehearsal.unused.isEmpty()) {
			throw new IllegalArgumentException(
					printable(rehearsal.unused.iterator().next()) + " is not a member of this fault");
		}
		return new FaultJson(members).add(faults);
	}

	private Fault add(ActiveFaults faults) {
		String name = text("fault");
		return name.startsWith("connection_") ? addForConnections(name, faults) : addForRequests(name, faults);
	}

	private Fault addForRequests(String name, ActiveFaults faults) {
		RequestFaultPlan plan = schedule(faults.on(text("path")));
		return switch (name) {
			case "latency" -> plan.latency(millis());
			case "status" -> plan.status(number("status"));
			case "reset" -> plan.reset();
			case "close" -> plan.close();
			case "truncate" -> plan.truncate(number("bytes"));
			case "oversize" -> plan.oversize(number("bytes"));
			case "drop_signature" -> plan.dropSignature();
			case "wrong_signature" -> plan.wrongSignature();
			case "clock_skew" -> plan.clockSkew(Duration.ofSeconds(number("seconds")));
			case "wrong_key" -> plan.wrongKey();
			case "replay" -> plan.replay();
			case "rotate_keys" -> plan.rotateKeys();
			case "trickle" -> plan.trickle(millis());
			case "body" -> plan.body(text("body"));
			case "header" -> plan.header(text("header"), text("value"));
			default ->
				throw new IllegalArgumentException("fault is not the name of one: latency, status, reset, close, "
						+ "truncate, oversize, drop_signature, wrong_signature, clock_skew, wrong_key, replay, "
						+ "rotate_keys, trickle, body, header, connection_reset, connection_half_close, "
						+ "connection_blackhole and connection_trickle are");
		};
	}

	private Fault addForConnections(String name, ActiveFaults faults) {
		ConnectionFaultPlan plan = schedule(faults.onConnections());
		return switch (name) {
			case "connection_reset" -> plan.reset(optionalNumber("after_bytes", 0));
			case "connection_half_close" -> plan.halfClose(optionalNumber("after_bytes", 0));
			case "connection_blackhole" -> plan.blackhole(optionalNumber("after_bytes", 0));
			case "connection_trickle" -> plan.trickle(millis());
			default -> throw new IllegalArgumentException("fault is none of connection_reset, connection_half_close, "
					+ "connection_blackhole and connection_trickle");
		};
	}

	private <P extends FaultPlan<P>> P schedule(P plan) {
		if (this.members.containsKey("times")) {
			plan.times(number("times"));
		}
		if (this.members.containsKey("percent")) {
			plan.percent(number("percent"));
		}
		return plan.seed(optionalNumber("seed", 0));
	}

	private Duration millis() {
		return Duration.ofMillis(Limits.inRange("millis", number("millis"), 1, (int) Limits.MAX_WAIT.toMillis()));
	}

	private int optionalNumber(String name, int absent) {
		return this.members.containsKey(name) ? number(name) : absent;
	}

	private int number(String name) {
		this.unused.remove(name);
		if (this.members.get(name) instanceof Integer number) {
			return number;
		}
		throw new IllegalArgumentException(name + " is missing or not a whole number");
	}

	private String text(String name) {
		this.unused.remove(name);
		if (this.members.get(name) instanceof String text) {
			return text;
		}
		throw new IllegalArgumentException(name + " is missing or not a text");
	}

	private static String printable(String name) {
		String clean = name.replaceAll("[^A-Za-z0-9_.-]", "?");
		return clean.substring(0, Math.min(clean.length(), 40));
	}

}
