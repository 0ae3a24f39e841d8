package io.hawcx.autoconfigure.http;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import io.hawcx.autoconfigure.internal.NetworkLifecycle;
import io.hawcx.http.AsyncHttpTransport;
import io.hawcx.http.HttpConnectException;
import io.hawcx.http.HttpRequest;
import io.hawcx.http.HttpResponse;
import io.hawcx.http.HttpTransport;

/**
 * Leaves no socket and no thread of an HTTP engine while the context is stopped, and
 * makes engines anew when it is started again. Clients keep their keys and caches
 * meanwhile.
 */
final class TransportLifecycle extends NetworkLifecycle {

	// Below what the application and its web server have, so that whatever they still do
	// while they stop can call Hawcx.
	private static final int PHASE = -1024;

	private final List<RestartableEngine<?>> engines = new ArrayList<>();

	private boolean stopped;

	TransportLifecycle() {
		super(PHASE);
	}

	HttpTransport blocking(Supplier<HttpTransport> factory) {
		return new Blocking(manage(new RestartableEngine<>(factory, HttpTransport::close)));
	}

	AsyncHttpTransport async(Supplier<AsyncHttpTransport> factory) {
		return new Async(manage(new RestartableEngine<>(factory, AsyncHttpTransport::close)));
	}

	private synchronized <T> RestartableEngine<T> manage(RestartableEngine<T> engine) {
		if (!this.stopped) {
			engine.start();
		}
		this.engines.add(engine);
		return engine;
	}

	@Override
	protected synchronized void acquire() {
		this.stopped = false;
		this.engines.forEach(RestartableEngine::start);
	}

	@Override
	protected synchronized void release() {
		this.stopped = true;
		this.engines.forEach(RestartableEngine::stop);
	}

	private static final class Blocking implements HttpTransport {

		private final RestartableEngine<HttpTransport> engine;

		Blocking(RestartableEngine<HttpTransport> engine) {
			this.engine = engine;
		}

		@Override
		public HttpResponse send(HttpRequest request) throws IOException {
			return this.engine.get().send(request);
		}

		@Override
		public void close() {
			this.engine.close();
		}

	}

	private static final class Async implements AsyncHttpTransport {

		private final RestartableEngine<AsyncHttpTransport> engine;

		Async(RestartableEngine<AsyncHttpTransport> engine) {
			this.engine = engine;
		}

		@Override
		public CompletableFuture<HttpResponse> send(HttpRequest request) {
			try {
				return this.engine.get().send(request);
			}
			catch (HttpConnectException ex) {
				return CompletableFuture.failedFuture(ex);
			}
		}

		@Override
		public void close() {
			this.engine.close();
		}

	}

}
