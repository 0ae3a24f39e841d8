package io.hawcx.emulator.internal.signin;

import java.time.Instant;

/**
 * A confirmation that is waited for. Thread-safe.
 */
public final class Approval {

	private final String identifier;

	private final Instant expiry;

	private volatile State state = State.PENDING;

	Approval(String identifier, Instant expiry) {
		this.identifier = identifier;
		this.expiry = expiry;
	}

	/**
	 * Return who is to approve.
	 * @return what the user signs in with
	 */
	public String identifier() {
		return this.identifier;
	}

	/**
	 * Return until when.
	 * @return the time
	 */
	public Instant expiry() {
		return this.expiry;
	}

	State state() {
		return this.state;
	}

	synchronized boolean decide(boolean approved) {
		if (this.state != State.PENDING) {
			return false;
		}
		this.state = approved ? State.APPROVED : State.DENIED;
		return true;
	}

	/**
	 * What has become of it.
	 */
	enum State {

		PENDING, APPROVED, DENIED

	}

}
