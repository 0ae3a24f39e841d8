package io.hawcx.http;

import java.io.IOException;

/**
 * No connection was made, so that nothing was sent: the name is unknown, nobody listens,
 * or connecting took too long. The request may be sent again, whatever it asks for.
 *
 * @since 0.1.0
 */
public final class HttpConnectException extends IOException {

	/**
	 * Create an exception.
	 * @param message which address was not reached, and why
	 * @param cause the failure
	 */
	public HttpConnectException(String message, Throwable cause) {
		super(message, cause);
	}

}
