package io.hawcx.http;

import java.io.InterruptedIOException;
import java.time.Duration;

/**
 * An exchange took longer than its {@linkplain HttpRequest#timeout() deadline} and was
 * cut off.
 *
 * @since 0.1.0
 */
public final class HttpDeadlineException extends InterruptedIOException {

	/**
	 * Create an exception.
	 * @param deadline the time that the exchange was given
	 */
	public HttpDeadlineException(Duration deadline) {
		super("no complete reply within " + deadline.toMillis() + " ms");
	}

}
