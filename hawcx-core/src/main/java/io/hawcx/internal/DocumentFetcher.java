package io.hawcx.internal;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import io.hawcx.http.HttpOperation;
import io.hawcx.http.HttpRequest;
import io.hawcx.http.HttpResponse;
import io.hawcx.internal.exchange.RequestRetrier;
import io.hawcx.internal.exchange.RequestSender;

/**
 * Fetches what a provider publishes about itself: discovery documents and key sets, of
 * 256 KiB at most.
 */
public final class DocumentFetcher {

	private static final int MAX_BYTES = 256 * 1024;

	private final RequestSender sender;

	private final RequestRetrier retrier;

	private final Duration timeout;

	/**
	 * Create a fetcher.
	 * @param sender sends the requests, whoever waits for them
	 * @param retrier sends them, again after a transient failure
	 * @param timeout the deadline of each, attempts and pauses together
	 */
	public DocumentFetcher(RequestSender sender, RequestRetrier retrier, Duration timeout) {
		this.sender = sender;
		this.retrier = retrier;
		this.timeout = timeout;
	}

	/**
	 * Return what requests go through.
	 * @return the transport
	 */
	public Object transport() {
		return this.sender.transport();
	}

	/**
	 * Fetch a key set.
	 * @param address where it is
	 * @return its bytes, or an {@link IOException} if nothing arrived in time, too much
	 * did, or the status is not 200
	 */
	public CompletableFuture<byte[]> fetchKeys(URI address) {
		return fetch(HttpOperation.JWKS, address).thenApply(HttpResponse::body);
	}

	/**
	 * Fetch a discovery document.
	 * @param address where it is
	 * @return the reply, whose status is 200, or an {@link IOException} as above
	 */
	public CompletableFuture<HttpResponse> fetchDiscovery(URI address) {
		return fetch(HttpOperation.DISCOVERY, address);
	}

	private CompletableFuture<HttpResponse> fetch(HttpOperation operation, URI address) {
		HttpRequest request = HttpRequest.get(address)
			.header("Accept", "application/json")
			.timeout(this.timeout)
			.maxResponseBytes(MAX_BYTES)
			.operation(operation);
		return this.retrier.send(this.sender, () -> request).thenCompose(DocumentFetcher::requireOk);
	}

	private static CompletableFuture<HttpResponse> requireOk(HttpResponse response) {
		if (response.status() != 200) {
			return CompletableFuture.failedFuture(new RefusedDocumentException(response));
		}
		return CompletableFuture.completedFuture(response);
	}

}
