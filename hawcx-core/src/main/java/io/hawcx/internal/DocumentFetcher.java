package io.hawcx.internal;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;

import io.hawcx.http.HttpRequest;
import io.hawcx.http.HttpResponse;
import io.hawcx.http.HttpTransport;

/**
 * Fetches what a provider publishes about itself: discovery documents and key sets, of
 * 256 KiB at most.
 */
public final class DocumentFetcher {

	private static final int MAX_BYTES = 256 * 1024;

	private final HttpTransport transport;

	private final Duration timeout;

	/**
	 * Create a fetcher.
	 * @param transport what carries the requests
	 * @param timeout the deadline of each
	 */
	public DocumentFetcher(HttpTransport transport, Duration timeout) {
		this.transport = transport;
		this.timeout = timeout;
	}

	/**
	 * Fetch a document.
	 * @param address where it is
	 * @return its bytes
	 * @throws IOException if nothing arrived in time, too much did, or the status is not
	 * 200
	 */
	public byte[] fetch(URI address) throws IOException {
		HttpResponse response = this.transport.send(HttpRequest.get(address)
			.header("Accept", "application/json")
			.timeout(this.timeout)
			.maxResponseBytes(MAX_BYTES));
		if (response.status() != 200) {
			throw new IOException("the reply has status " + response.status() + " instead of 200");
		}
		return response.body();
	}

}
