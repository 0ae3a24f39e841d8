package io.hawcx.emulator.internal.login;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * One browser, and who is signed in on it.
 */
final class BrowserSession {

	private volatile @Nullable SignOn signOn;

	@Nullable SignOn signOn() {
		return this.signOn;
	}

	void signOn(String subject, Instant authTime, List<String> amr) {
		this.signOn = new SignOn(subject, authTime, amr);
	}

	/**
	 * Who signed in, and when.
	 *
	 * @param subject the user's subject
	 * @param authTime the time of the actual login
	 * @param amr how (RFC 8176)
	 */
	record SignOn(String subject, Instant authTime, List<String> amr) {

		boolean isYoungerThan(@Nullable Duration maxAge, Instant now) {
			return maxAge == null || (!maxAge.isZero() && !this.authTime.plus(maxAge).isBefore(now));
		}

	}

}
