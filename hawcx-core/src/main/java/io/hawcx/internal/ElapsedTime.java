package io.hawcx.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Measures durations. The system's clock may be set back or forward; the ages of what is
 * kept do not follow it. Safe for use by several threads at once.
 */
public final class ElapsedTime {

	private final LongSupplier nanos;

	private ElapsedTime(LongSupplier nanos) {
		this.nanos = nanos;
	}

	/**
	 * Measure by the JVM's monotonic time where the clock is the system's, and by the
	 * clock itself where it is another, such as one that a test moves.
	 * @param clock the client's
	 * @return what measures
	 */
	public static ElapsedTime of(Clock clock) {
		boolean system = clock.equals(Clock.system(clock.getZone()));
		return new ElapsedTime(system ? System::nanoTime : () -> nanos(clock.instant()));
	}

	private static long nanos(Instant instant) {
		return TimeUnit.SECONDS.toNanos(instant.getEpochSecond()) + instant.getNano();
	}

	/**
	 * Return the present moment, which means something to {@link #since(long)} alone.
	 * @return the moment
	 */
	public long now() {
		return this.nanos.getAsLong();
	}

	/**
	 * Return how much time has passed.
	 * @param moment an earlier {@link #now()}
	 * @return the duration, never negative
	 */
	public Duration since(long moment) {
		return Duration.ofNanos(this.nanos.getAsLong() - moment).abs();
	}

}
