package io.hawcx.http;

import java.util.concurrent.CompletableFuture;

/**
 * Carries one HTTP exchange without blocking. The rules of {@link HttpTransport} hold:
 * each request is sent at most once, no redirect, cookie or content coding is honoured,
 * and the request's {@linkplain HttpRequest#timeout() deadline} and
 * {@linkplain HttpRequest#maxResponseBytes() limit} are. An implementation must be safe
 * for use by several threads at once.
 *
 * @since 0.1.0
 */
public interface AsyncHttpTransport extends AutoCloseable {

	/**
	 * Send a request and read the whole reply, whatever its status.
	 * @param request what to send
	 * @return the reply to come; it fails with what {@link HttpTransport#send} throws.
	 * Cancelling it aborts the exchange. It may complete on an I/O thread, so what
	 * depends on it must be short or move to an executor.
	 */
	CompletableFuture<HttpResponse> send(HttpRequest request);

	/**
	 * Close all connections. Calls under way fail; calling this again does nothing.
	 */
	@Override
	void close();

}
