package io.hawcx.emulator.fault;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * Puts a fault in place for requests to some paths. Where a fault does not say otherwise
 * the emulator has done what it was asked for before the reply goes wrong. Faults that
 * are in place for one request add up.
 *
 * @since 0.1.0
 */
public final class RequestFaultPlan extends FaultPlan<RequestFaultPlan> {

	private final Faults faults;

	private final PathPattern path;

	RequestFaultPlan(Faults faults, PathPattern path) {
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

	/**
	 * Answer later.
	 * @param delay how much later, at most a minute
	 * @return the fault
	 * @throws IllegalArgumentException if it is out of range
	 */
	public Fault latency(Duration delay) {
		return add("latency " + delay.toMillis() + " ms", Effects.latency(Limits.wait("latency", delay)));
	}

	/**
	 * Answer with a status as a gateway does, and do nothing of what was asked for. A
	 * redirect leads to the emulator itself.
	 * @param status the HTTP status, from 200 to 599
	 * @return the fault
	 * @throws IllegalArgumentException if it is out of range
	 */
	public Fault status(int status) {
		return add("status " + status, Effects.status(Limits.inRange("status", status, 200, 599)));
	}

	/**
	 * Reset the connection in place of a reply.
	 * @return the fault
	 */
	public Fault reset() {
		return add("reset", Effects.noReply(true));
	}

	/**
	 * Close the connection in place of a reply.
	 * @return the fault
	 */
	public Fault close() {
		return add("close", Effects.noReply(false));
	}

	/**
	 * Close the connection within the reply's body.
	 * @param bytes how many bytes of it are sent; if it has no more, all is well
	 * @return the fault
	 * @throws IllegalArgumentException if the number is negative
	 */
	public Fault truncate(int bytes) {
		return add("truncated after " + bytes + " bytes",
				Effects.truncate(Limits.inRange("bytes", bytes, 0, Limits.MAX_BYTES)));
	}

	/**
	 * Add spaces to the reply's body, after it was signed.
	 * @param bytes how many bytes it has then, at most 64 MiB
	 * @return the fault
	 * @throws IllegalArgumentException if it is out of range
	 */
	public Fault oversize(int bytes) {
		return add("oversized to " + bytes + " bytes",
				Effects.oversize(Limits.inRange("bytes", bytes, 1, Limits.MAX_BYTES)));
	}

	/**
	 * Leave the signature out: of a management call's reply or of an id_token. Other
	 * replies have none and stay as they are.
	 * @return the fault
	 */
	public Fault dropSignature() {
		return add("dropped signature", Effects.tamper(Tampering.DROPPED_SIGNATURE));
	}

	/**
	 * Spoil the signature of a management call's reply or of an id_token. Other replies
	 * have none and stay as they are.
	 * @return the fault
	 */
	public Fault wrongSignature() {
		return add("wrong signature", Effects.tamper(Tampering.WRONG_SIGNATURE));
	}

	/**
	 * Sign a management call's reply or an id_token with a stranger's key under the right
	 * key id, or publish strangers' keys in the JWKS. Other replies stay as they are.
	 * @return the fault
	 */
	public Fault wrongKey() {
		return add("wrong key", Effects.tamper(Tampering.WRONG_KEY));
	}

	/**
	 * Let the emulator's clock be wrong while it handles the request: what it checks and
	 * what it issues.
	 * @param skew how far it goes ahead; negative: behind
	 * @return the fault
	 */
	public Fault clockSkew(Duration skew) {
		return add("clock skew " + skew.toSeconds() + " s", this.faults.skewed(skew));
	}

	/**
	 * Answer with the last good reply to the same method and path, and do nothing of what
	 * was asked for. Without one all is well.
	 * @return the fault
	 */
	public Fault replay() {
		return add("replay", this.faults.replayed());
	}

	/**
	 * Rotate the signing keys before the request is handled.
	 * @return the fault
	 */
	public Fault rotateKeys() {
		return add("key rotation", this.faults.rotated());
	}

	/**
	 * Send the reply's body byte by byte. It ends after five minutes at the latest.
	 * @param pause how long each byte takes, at most a minute
	 * @return the fault
	 * @throws IllegalArgumentException if it is out of range
	 */
	public Fault trickle(Duration pause) {
		return add("trickle of " + pause.toMillis() + " ms a byte", Effects.trickle(Limits.wait("trickle", pause)));
	}

	/**
	 * Send another body, after the right one was signed.
	 * @param body the body's text, sent as UTF-8
	 * @return the fault
	 */
	public Fault body(String body) {
		return body(body.getBytes(StandardCharsets.UTF_8));
	}

	/**
	 * Send another body, after the right one was signed.
	 * @param body the bytes
	 * @return the fault
	 */
	public Fault body(byte[] body) {
		byte[] copy = body.clone();
		return add("another body", (request, next) -> next.handle(request).withBody(copy));
	}

	/**
	 * Send a header with another value.
	 * @param name the header's name
	 * @param value the value, visible ASCII characters and spaces; empty to leave the
	 * header out
	 * @return the fault
	 * @throws IllegalArgumentException if there can be no such header, or if it is one of
	 * those that say where the body ends
	 */
	public Fault header(String name, String value) {
		return add("another " + name, Effects.header(name, value));
	}

}
