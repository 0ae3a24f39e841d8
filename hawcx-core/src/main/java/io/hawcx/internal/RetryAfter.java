package io.hawcx.internal;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

import org.jspecify.annotations.Nullable;

/**
 * Reads the {@code Retry-After} header (RFC 9110 section 10.2.3).
 */
public final class RetryAfter {

	private RetryAfter() {
	}

	/**
	 * Read a header.
	 * @param header seconds or a date, if there is a header
	 * @param now when the reply came
	 * @return how long to wait, or {@code null} if the server named no wait
	 */
	public static @Nullable Duration parse(@Nullable String header, Instant now) {
		if (header == null) {
			return null;
		}
		if (header.matches("[0-9]{1,9}")) {
			return Duration.ofSeconds(Long.parseLong(header));
		}
		try {
			Instant at = ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
			return at.isAfter(now) ? Duration.between(now, at) : Duration.ZERO;
		}
		catch (DateTimeException ex) {
			// There is no other form.
			return null;
		}
	}

}
