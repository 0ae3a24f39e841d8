package io.hawcx.emulator.internal.http;

import java.time.Duration;

/**
 * How a reply gets to the caller. Immutable: each method returns a copy.
 *
 * @param delay how long it takes until it begins
 * @param pause how long each byte of the body takes
 * @param bytes how many bytes of the body are sent before the connection ends, all if it
 * has no more
 * @param sendsHead whether anything is sent at all before the connection ends
 * @param reset whether it ends by a reset
 */
public record Delivery(Duration delay, Duration pause, int bytes, boolean sendsHead, boolean reset) {

	/** At once and as a whole. */
	public static final Delivery WHOLE = new Delivery(Duration.ZERO, Duration.ZERO, Integer.MAX_VALUE, true, false);

	/**
	 * Begin later.
	 * @param delay how much later
	 * @return a copy
	 */
	public Delivery after(Duration delay) {
		return new Delivery(this.delay.plus(delay), this.pause, this.bytes, this.sendsHead, this.reset);
	}

	/**
	 * Send the body byte by byte.
	 * @param pause how long to wait before each
	 * @return a copy
	 */
	public Delivery trickling(Duration pause) {
		return new Delivery(this.delay, pause, this.bytes, this.sendsHead, this.reset);
	}

	/**
	 * End the connection inside the body, whose whole length the head has announced.
	 * @param bytes how many bytes to send before
	 * @param reset whether to end it by a reset
	 * @return a copy
	 */
	public Delivery truncated(int bytes, boolean reset) {
		return new Delivery(this.delay, this.pause, bytes, this.sendsHead, reset);
	}

	/**
	 * End the connection before anything is sent.
	 * @param reset whether to end it by a reset
	 * @return a copy
	 */
	public Delivery none(boolean reset) {
		return new Delivery(this.delay, this.pause, 0, false, reset);
	}

	boolean isPlain() {
		return this.pause.isZero() && this.bytes == Integer.MAX_VALUE;
	}

	ConnectionEndException end() {
		return new ConnectionEndException(this.reset);
	}

}
