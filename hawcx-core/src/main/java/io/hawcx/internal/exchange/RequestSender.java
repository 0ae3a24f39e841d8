package io.hawcx.internal.exchange;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import io.hawcx.http.HttpRequest;
import io.hawcx.http.HttpResponse;

/**
 * Whatever takes time in a call. The steps between are written once, as a chain of
 * stages: a blocking carrier returns stages that are complete, so that the chain runs on
 * the caller's thread; another returns stages that complete on an executor.
 */
public interface Carrier {

	/**
	 * Send a request once.
	 * @param request what to send
	 * @return the reply, or the {@link java.io.IOException} instead of one
	 */
	CompletableFuture<HttpResponse> send(HttpRequest request);

	/**
	 * Let time pass.
	 * @param wait how long
	 * @return complete when it has
	 */
	CompletableFuture<Void> pause(Duration wait);

	/**
	 * Wait for what somebody else carries; giving up leaves it alone.
	 * @param <T> what is awaited
	 * @param shared what is awaited
	 * @param limit how long a caller may be held up
	 * @return its outcome, or an {@link java.io.IOException} if waiting for it ended
	 * early
	 */
	<T> CompletableFuture<T> await(CompletableFuture<T> shared, Duration limit);

	/**
	 * Return what requests go through. Clients that share it may share what they know.
	 * @return the transport
	 */
	Object transport();

}
