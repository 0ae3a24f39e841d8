package io.hawcx.emulator.internal.fault;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

import io.hawcx.emulator.fault.Fault;
import io.hawcx.emulator.fault.RequestFaultPlan;

/**
 * Puts faults in place that have an {@link Effect}.
 */
final class RequestPlan extends ScheduledPlan<RequestFaultPlan> implements RequestFaultPlan {

	private final ActiveFaults faults;

	private final PathPattern path;

	RequestPlan(ActiveFaults faults, PathPattern path) {
		this.faults = faults;
		this.path = path;
	}

	@Override
	RequestFaultPlan self() {
		return this;
	}

	private Fault add(String name, Effect effect) {
		return this.faults.add(this.path, name, schedule(), effect);
	}

	@Override
	public Fault latency(Duration delay) {
		return add("latency " + delay.toMillis() + " ms", Effects.latency(Limits.wait("latency", delay)));
	}

	@Override
	public Fault status(int status) {
		return add("status " + status, Effects.status(Limits.inRange("status", status, 200, 599)));
	}

	@Override
	public Fault reset() {
		return add("reset", Effects.noReply(true));
	}

	@Override
	public Fault close() {
		return add("close", Effects.noReply(false));
	}

	@Override
	public Fault truncate(int bytes) {
		return add("truncated after " + bytes + " bytes",
				Effects.truncate(Limits.inRange("bytes", bytes, 0, Limits.MAX_BYTES)));
	}

	@Override
	public Fault oversize(int bytes) {
		return add("oversized to " + bytes + " bytes",
				Effects.oversize(Limits.inRange("bytes", bytes, 1, Limits.MAX_BYTES)));
	}

	@Override
	public Fault dropSignature() {
		return add("dropped signature", Effects.tamper(Tampering.DROPPED_SIGNATURE));
	}

	@Override
	public Fault wrongSignature() {
		return add("wrong signature", Effects.tamper(Tampering.WRONG_SIGNATURE));
	}

	@Override
	public Fault wrongKey() {
		return add("wrong key", Effects.tamper(Tampering.WRONG_KEY));
	}

	@Override
	public Fault clockSkew(Duration skew) {
		return add("clock skew " + skew.toSeconds() + " s", this.faults.skewed(skew));
	}

	@Override
	public Fault replay() {
		return add("replay", this.faults.replayed());
	}

	@Override
	public Fault rotateKeys() {
		return add("key rotation", this.faults.rotated());
	}

	@Override
	public Fault trickle(Duration pause) {
		return add("trickle of " + pause.toMillis() + " ms a byte", Effects.trickle(Limits.wait("trickle", pause)));
	}

	@Override
	public Fault body(String body) {
		return body(body.getBytes(StandardCharsets.UTF_8));
	}

	@Override
	public Fault body(byte[] body) {
		byte[] copy = body.clone();
		return add("another body", (request, next) -> next.handle(request).withBody(copy));
	}

	@Override
	public Fault header(String name, String value) {
		return add("another " + name, Effects.header(name, value));
	}

}
