package io.hawcx.internal.exchange;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import io.hawcx.http.HttpRequest;
import io.hawcx.http.HttpResponse;

/**
 * Sends requests and waits, blocking or not. The steps of a call are written once, as a
 * chain of stages: a blocking sender returns stages that are complete, so that the chain
 * runs on the caller's thread; another returns stages that complete on an executor.
 */
public interface RequestSender {

	/**
	 * Send a request once.
	 * @param request what to send
	 * @return the reply, or the {@link java.io.IOException} instead of one
	 */
	CompletableFuture<HttpResponse> send(HttpRequest request);

	/**
	 * Wait before the next attempt.
	 * @param wait how long
	 * @return complete when that time has passed
	 */
	CompletableFuture<Void> pause(Duration wait);

	/**
	 * Wait for what another caller has begun; giving up does not end it.
	 * @param <T> what is awaited
	 * @param shared what is awaited
	 * @param limit how long that may take; a caller is held up for a second more, as its
	 * own failure says more, and may bring something to go on with
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
