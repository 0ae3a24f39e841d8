package io.hawcx.internal.exchange;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import io.hawcx.http.HttpRequest;
import io.hawcx.http.HttpResponse;
import org.jspecify.annotations.Nullable;

/**
 * Sends for one call, and can end what it waits for.
 */
final class AbortableRequestSender implements RequestSender {

	private final RequestSender sender;

	private @Nullable CompletableFuture<?> current;

	private boolean aborted;

	AbortableRequestSender(RequestSender sender) {
		this.sender = sender;
	}

	@Override
	public Object transport() {
		return this.sender.transport();
	}

	@Override
	public CompletableFuture<HttpResponse> send(HttpRequest request) {
		return enter(() -> this.sender.send(request));
	}

	@Override
	public CompletableFuture<Void> pause(Duration wait) {
		return enter(() -> this.sender.pause(wait));
	}

	@Override
	public <T> CompletableFuture<T> await(CompletableFuture<T> shared, Duration limit) {
		return enter(() -> this.sender.await(shared, limit));
	}

	private <T> CompletableFuture<T> enter(Supplier<CompletableFuture<T>> stage) {
		if (isAborted()) {
			return CompletableFuture.failedFuture(new CancellationException("the call was ended before this step"));
		}
		CompletableFuture<T> entered = stage.get();
		boolean late;
		synchronized (this) {
			this.current = entered;
			late = this.aborted;
		}
		if (late) {
			entered.cancel(true);
		}
		return entered;
	}

	private synchronized boolean isAborted() {
		return this.aborted;
	}

	/**
	 * End the current stage and enter no other; of no effect on a call that is over.
	 */
	void abort() {
		CompletableFuture<?> pending;
		synchronized (this) {
			this.aborted = true;
			pending = this.current;
		}
		if (pending != null) {
			pending.cancel(true);
		}
	}

}
