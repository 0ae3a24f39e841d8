package io.hawcx.emulator;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * A clock that goes when it is told to.
 */
public final class MutableClock extends Clock {

	private volatile Instant now;

	public MutableClock() {
		this(1_794_670_369);
	}

	public MutableClock(long epochSecond) {
		this.now = Instant.ofEpochSecond(epochSecond);
	}

	public void advance(Duration duration) {
		this.now = this.now.plus(duration);
	}

	@Override
	public Instant instant() {
		return this.now;
	}

	@Override
	public ZoneId getZone() {
		return ZoneOffset.UTC;
	}

	@Override
	public Clock withZone(ZoneId zone) {
		throw new UnsupportedOperationException("not needed");
	}

}
