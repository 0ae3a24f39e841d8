package io.hawcx.emulator;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * The clock of an emulator: all that it issues is dated by it and expires by it. It
 * follows the clock that the emulator was built with, the system's by default, and can be
 * moved in both directions. It is a {@link Clock}, so that the application under test can
 * use it too. Thread-safe; moving it does not wake threads that wait.
 *
 * @since 0.1.0
 */
public final class EmulatorClock extends Clock {

	private final Clock base;

	private final ZoneId zone;

	private final AtomicReference<Duration> offset;

	private final ThreadLocal<Duration> skew;

	EmulatorClock(Clock base) {
		this(base, ZoneOffset.UTC, new AtomicReference<>(Duration.ZERO), ThreadLocal.withInitial(() -> Duration.ZERO));
	}

	private EmulatorClock(Clock base, ZoneId zone, AtomicReference<Duration> offset, ThreadLocal<Duration> skew) {
		this.base = base;
		this.zone = zone;
		this.offset = offset;
		this.skew = skew;
	}

	/**
	 * Move the clock. Whatever expires by the new time has expired at once.
	 * @param duration how far; a negative one moves it back
	 */
	public void advance(Duration duration) {
		this.offset.updateAndGet((offset) -> offset.plus(duration));
	}

	/**
	 * Set the clock. It goes on from there.
	 * @param instant the time that it is now
	 */
	public void set(Instant instant) {
		this.offset.set(Duration.between(this.base.instant(), instant));
	}

	/**
	 * Undo all that moved the clock.
	 */
	public void reset() {
		this.offset.set(Duration.ZERO);
	}

	/**
	 * Let one thread see another time while it does something.
	 * @param duration how far its time is off
	 * @param action what it does
	 * @param <T> what that makes
	 * @return what it made
	 */
	<T> T skewed(Duration duration, Supplier<T> action) {
		Duration before = this.skew.get();
		this.skew.set(before.plus(duration));
		try {
			return action.get();
		}
		finally {
			this.skew.set(before);
		}
	}

	@Override
	public Instant instant() {
		return this.base.instant().plus(this.offset.get()).plus(this.skew.get());
	}

	@Override
	public ZoneId getZone() {
		return this.zone;
	}

	/**
	 * Return this clock in another time zone. Moving one moves both.
	 * @param zone the time zone
	 * @return the clock
	 */
	@Override
	public EmulatorClock withZone(ZoneId zone) {
		return new EmulatorClock(this.base, zone, this.offset, this.skew);
	}

	@Override
	public String toString() {
		return "EmulatorClock at " + instant();
	}

}
