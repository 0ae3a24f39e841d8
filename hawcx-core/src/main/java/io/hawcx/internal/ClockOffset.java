package io.hawcx.internal;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

import io.hawcx.http.HttpResponse;
import org.jspecify.annotations.Nullable;

/**
 * How far this machine's clock is from that of whoever answered, by a reply's
 * {@code Date} (RFC 9110 section 6.6.1), for messages to operators. Nothing is decided by
 * it, since nobody vouches for that header. Immutable.
 */
public final class ClockOffset {

	/**
	 * An offset that was not seen.
	 */
	public static final ClockOffset UNKNOWN = new ClockOffset(null);

	// What the protocol tolerates of tokens' times; a Date has whole seconds.
	private static final Duration TOLERANCE = Duration.ofSeconds(10);

	private final @Nullable Duration ahead;

	private ClockOffset(@Nullable Duration ahead) {
		this.ahead = ahead;
	}

	/**
	 * Compare a reply's date.
	 * @param reply the reply
	 * @param receivedAt when it came, by this machine's clock
	 * @return the offset, unknown where the reply has no usable date
	 */
	public static ClockOffset of(HttpResponse reply, Instant receivedAt) {
		String date = reply.header("Date");
		if (date == null) {
			return UNKNOWN;
		}
		try {
			Instant sentAt = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
			return new ClockOffset(Duration.between(sentAt, receivedAt));
		}
		catch (DateTimeException ex) {
			// A proxy's own spelling, or several dates: as good as none.
			return UNKNOWN;
		}
	}

	/**
	 * Tell whether this machine's clock is so far ahead that times it writes are refused.
	 * @return whether it is more than 10 s ahead
	 */
	public boolean isAhead() {
		return isAhead(TOLERANCE);
	}

	/**
	 * Tell whether this machine's clock is ahead.
	 * @param most how far it may be ahead
	 * @return whether it is further ahead
	 */
	public boolean isAhead(Duration most) {
		return this.ahead != null && this.ahead.compareTo(most) > 0;
	}

	/**
	 * Tell whether this machine's clock is behind.
	 * @param most how far it may be behind
	 * @return whether it is further behind
	 */
	public boolean isBehind(Duration most) {
		return this.ahead != null && this.ahead.negated().compareTo(most) > 0;
	}

	/**
	 * Tell whether the clock is right as far as can be seen.
	 * @return whether it is known, and less than 10 s off
	 */
	public boolean isSmall() {
		return this.ahead != null && this.ahead.abs().compareTo(TOLERANCE) <= 0;
	}

	/**
	 * Tell whether there was a date to compare with.
	 * @return whether the offset is known
	 */
	public boolean isKnown() {
		return this.ahead != null;
	}

	/**
	 * Say what to do where a time of Hawcx's is refused, as the end of a sentence.
	 * @return the words, without a full stop
	 */
	public String remedy() {
		if (this.ahead == null) {
			return "check this machine's clock";
		}
		return isSmall() ? this + ", so that what was refused is old, or Hawcx's own clock is wrong"
				: this + ": set it";
	}

	/**
	 * Say how the clock stands, as the middle of a sentence.
	 * @return the words, without a full stop
	 */
	@Override
	public String toString() {
		if (this.ahead == null) {
			return "Hawcx's reply has no Date to compare this machine's clock with";
		}
		if (isSmall()) {
			return "this machine's clock agrees with the Date of Hawcx's reply";
		}
		return "this machine's clock is " + format(this.ahead.abs())
				+ (this.ahead.isNegative() ? " behind" : " ahead of") + " the Date of Hawcx's reply";
	}

	/**
	 * Write a duration for people: seconds up to two minutes, then minutes, hours, days.
	 * @param duration the duration, not negative
	 * @return such as {@code 7 min}
	 */
	public static String format(Duration duration) {
		long seconds = duration.plusMillis(500).toSeconds();
		if (seconds < 120) {
			return seconds + " s";
		}
		long minutes = (seconds + 30) / 60;
		if (minutes < 120) {
			return minutes + " min";
		}
		long hours = (minutes + 30) / 60;
		return (hours < 48) ? hours + " h" : (hours + 12) / 24 + " days";
	}

}
