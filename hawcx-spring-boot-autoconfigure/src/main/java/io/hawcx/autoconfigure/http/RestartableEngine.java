package io.hawcx.autoconfigure.http;

import java.util.function.Consumer;
import java.util.function.Supplier;

import io.hawcx.http.HttpConnectException;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP engine that can be ended and made again, under clients that keep their
 * reference to it. Thread-safe.
 *
 * @param <T> the type of the engine
 */
final class RestartableEngine<T> {

	private final Supplier<T> factory;

	private final Consumer<T> closer;

	private volatile @Nullable T engine;

	private boolean closed;

	RestartableEngine(Supplier<T> factory, Consumer<T> closer) {
		this.factory = factory;
		this.closer = closer;
	}

	T get() throws HttpConnectException {
		T current = this.engine;
		if (current == null) {
			throw new HttpConnectException("the application context is stopped, and its connections to Hawcx with it",
					new IllegalStateException("not started"));
		}
		return current;
	}

	synchronized void start() {
		if (this.engine == null && !this.closed) {
			this.engine = this.factory.get();
		}
	}

	synchronized void stop() {
		T current = this.engine;
		this.engine = null;
		if (current != null) {
			this.closer.accept(current);
		}
	}

	synchronized void close() {
		this.closed = true;
		stop();
	}

}
