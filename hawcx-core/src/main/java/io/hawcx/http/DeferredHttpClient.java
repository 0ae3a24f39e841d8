package io.hawcx.http;

import java.io.IOException;

import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.io.CloseMode;
import org.jspecify.annotations.Nullable;

/**
 * The engine of a transport, created by the first request: its classes and its thread are
 * nothing that an application should wait for at start. Thread-safe.
 */
final class DeferredHttpClient {

	private final EngineOptions options;

	private final EngineThreads threads;

	private volatile @Nullable CloseableHttpClient client;

	private boolean closed;

	DeferredHttpClient(EngineOptions options, EngineThreads threads) {
		this.options = options;
		this.threads = threads;
	}

	/**
	 * Return the engine.
	 * @return always the same one
	 * @throws IOException if this was closed
	 */
	CloseableHttpClient get() throws IOException {
		CloseableHttpClient client = this.client;
		return (client != null) ? client : create();
	}

	private synchronized CloseableHttpClient create() throws IOException {
		if (this.closed) {
			throw new IOException("the transport is closed");
		}
		CloseableHttpClient client = this.client;
		if (client == null) {
			client = ApacheHttpClients.create(this.options, this.threads);
			this.client = client;
		}
		return client;
	}

	/**
	 * Close the engine, or see to it that none is created.
	 */
	synchronized void close() {
		this.closed = true;
		CloseableHttpClient client = this.client;
		if (client != null) {
			client.close(CloseMode.IMMEDIATE);
		}
	}

}
