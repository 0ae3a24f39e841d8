package io.hawcx.http;

import java.io.IOException;

/**
 * Carries one HTTP exchange and blocks until it is over. An implementation sends each
 * request at most once, follows no redirect, keeps no cookie, decodes no content coding,
 * and honours the request's {@linkplain HttpRequest#timeout() deadline} and
 * {@linkplain HttpRequest#maxResponseBytes() limit}. It must be safe for use by several
 * threads at once.
 *
 * @since 0.1.0
 */
public interface HttpTransport extends AutoCloseable {

	/**
	 * Send a request and read the whole reply, whatever its status.
	 * @param request what to send
	 * @return the reply
	 * @throws IOException if no complete reply arrived: no connection was made and
	 * nothing sent ({@link HttpConnectException}), the deadline passed
	 * ({@link HttpDeadlineException}) or the reply was larger than allowed
	 * ({@link HttpResponseTooLargeException})
	 */
	HttpResponse send(HttpRequest request) throws IOException;

	/**
	 * Close all connections. Calls under way fail; calling this again does nothing.
	 */
	@Override
	void close();

}
