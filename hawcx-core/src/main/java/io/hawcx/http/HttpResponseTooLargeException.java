package io.hawcx.http;

import java.io.IOException;

/**
 * A reply was larger than its {@linkplain HttpRequest#maxResponseBytes() limit}; reading
 * stopped there.
 *
 * @since 0.1.0
 */
public final class HttpResponseTooLargeException extends IOException {

	/**
	 * Create an exception.
	 * @param limit the number of bytes that were allowed
	 */
	public HttpResponseTooLargeException(int limit) {
		super("the reply is larger than " + limit + " bytes");
	}

}
