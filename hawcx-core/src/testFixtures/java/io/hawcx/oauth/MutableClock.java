package io.hawcx.oauth;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * A clock that stands still until it is moved.
 */
public final class MutableClock extends Clock {

	private volatile Instant now;

	/**
	 * Create a clock.
	 * @param epochSecond what it shows at first
	 */
	public MutableClock(long epochSecond) {
		this.now = Instant.ofEpochSecond(epochSecond);
	}

	/**
	 * Move the clock.
	 * @param duration by how much, perhaps back
	 */
	public void advance(Duration duration) {
		this.now = this.now.plus(duration);
	}

	@Override
	public ZoneId getZone() {
		return ZoneOffset.UTC;
	}

	@Override
	public Clock withZone(ZoneId zone) {
		return this;
	}

	@Override
	public Instant instant() {
		return this.now;
	}

}
