package io.hawcx.autoconfigure.internal;

import java.time.Duration;

/**
 * How long the requests of one kind took since the start. Immutable.
 *
 * @param count how many ended
 * @param total the sum of their times
 * @param longest the longest time
 */
public record Latency(long count, Duration total, Duration longest) {

	private static final Latency NONE = new Latency(0, Duration.ZERO, Duration.ZERO);

	/**
	 * Return the times of nothing.
	 * @return zeros
	 */
	public static Latency none() {
		return NONE;
	}

	Latency plus(Duration time) {
		return new Latency(this.count + 1, this.total.plus(time),
				(time.compareTo(this.longest) > 0) ? time : this.longest);
	}

	/**
	 * Return the mean time.
	 * @return the mean, zero if nothing ended
	 */
	public Duration mean() {
		return (this.count == 0) ? Duration.ZERO : this.total.dividedBy(this.count);
	}

}
