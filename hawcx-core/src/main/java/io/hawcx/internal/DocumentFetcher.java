package io.hawcx.internal;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import io.hawcx.http.HttpRequest;
import io.hawcx.http.HttpResponse;
import io.hawcx.http.HttpTransport;
import io.hawcx.internal.exchange.BlockingCarrier;
import io.hawcx.internal.exchange.Carrier;

/**
 * Fetches what a provider publishes about itself: discovery documents and key sets, of
 * 256 KiB at most.
 */
public final class DocumentFetcher {

	private static final int MAX_BYTES = 256 * 1024;

	private final Carrier carrier;

	private final Duration timeout;

	/**
	 * Create a fetcher that blocks.
	 * @param transport what carries the requests
	 * @param timeout the deadline of each
	 */
	public DocumentFetcher(HttpTransport transport, Duration timeout) {
		this(new BlockingCarrier(transport), timeout);
	}

	/**
	 * Create a fetcher.
	 * @param carrier what carries the requests, whoever waits for them
	 * @param timeout the deadline of each
	 */
	public DocumentFetcher(Carrier carrier, Duration timeout) {
		this.carrier = carrier;
		this.timeout = timeout;
	}

	/**
	 * Fetch a document and wait for it.
	 * @param address where it is
	 * @return its bytes
	 * @throws IOException if nothing arrived in time, too much did, or the status is not
	 * 200
	 */
	public byte[] fetch(URI address) throws IOException {
		try {
			return begin(address).join();
		}
		catch (CompletionException ex) {
			if (ex.getCause() instanceof IOException failure) {
				throw failure;
			}
			throw ex;
		}
	}

	/**
	 * Begin to fetch a document.
	 * @param address where it is
	 * @return its bytes, or an {@link IOException} as {@link #fetch(URI)} throws it
	 */
	public CompletableFuture<byte[]> begin(URI address) {
		HttpRequest request = HttpRequest.get(address)
			.header("Accept", "application/json")
			.timeout(this.timeout)
			.maxResponseBytes(MAX_BYTES);
		return this.carrier.send(request).thenCompose(DocumentFetcher::body);
	}

	private static CompletableFuture<byte[]> body(HttpResponse response) {
		if (response.status() != 200) {
			return CompletableFuture
				.failedFuture(new IOException("the reply has status " + response.status() + " instead of 200"));
		}
		return CompletableFuture.completedFuture(response.body());
	}

}
