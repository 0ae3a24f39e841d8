package io.hawcx.internal.exchange;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

import io.hawcx.http.AsyncHttpTransport;
import io.hawcx.http.HttpDeadlineException;
import io.hawcx.http.HttpRequest;
import io.hawcx.http.HttpResponse;

/**
 * Sends without blocking: what follows a stage runs on an executor, never on the thread
 * that brought the reply.
 */
public final class AsyncRequestSender implements RequestSender {

	private final AsyncHttpTransport transport;

	private final Executor executor;

	/**
	 * Create a sender.
	 * @param transport what carries requests
	 * @param executor runs what follows
	 */
	public AsyncRequestSender(AsyncHttpTransport transport, Executor executor) {
		this.transport = transport;
		this.executor = executor;
	}

	/**
	 * Make a call whose result can be cancelled by whoever gets it.
	 * @param <T> the type of the result
	 * @param steps what to do with the sender that is given; what this throws at once
	 * reaches the caller
	 * @return the result; if it fails, then with the bare exception, and whatever ends it
	 * early aborts the exchange under way
	 */
	public <T> CompletableFuture<T> call(Function<RequestSender, CompletableFuture<T>> steps) {
		AbortableRequestSender sender = new AbortableRequestSender(this);
		CompletableFuture<T> result = new CompletableFuture<>();
		steps.apply(sender).whenComplete((value, failure) -> {
			if (failure != null) {
				result.completeExceptionally(Stages.unwrap(failure));
			}
			else {
				result.complete(value);
			}
		});
		result.whenComplete((value, failure) -> sender.abort());
		return result;
	}

	@Override
	public Object transport() {
		return this.transport;
	}

	@Override
	public CompletableFuture<HttpResponse> send(HttpRequest request) {
		CompletableFuture<HttpResponse> exchange = this.transport.send(request);
		CompletableFuture<HttpResponse> reply = onExecutor(exchange);
		reply.whenComplete((value, failure) -> exchange.cancel(true));
		return reply;
	}

	@Override
	public CompletableFuture<Void> pause(Duration wait) {
		// Not by a delayed executor: should ours refuse the work, nobody would be told.
		return onExecutor(new CompletableFuture<Void>().completeOnTimeout(null, wait.toNanos(), TimeUnit.NANOSECONDS));
	}

	@Override
	public <T> CompletableFuture<T> await(CompletableFuture<T> shared, Duration limit) {
		if (shared.isDone()) {
			return onExecutor(shared);
		}
		return onExecutor(shared.copy()
			.orTimeout(Stages.patience(limit), TimeUnit.NANOSECONDS)
			.exceptionallyCompose(
					(failure) -> CompletableFuture.failedFuture((Stages.unwrap(failure) instanceof TimeoutException)
							? new HttpDeadlineException(limit) : Stages.unwrap(failure))));
	}

	private <T> CompletableFuture<T> onExecutor(CompletableFuture<T> stage) {
		return stage.whenCompleteAsync((value, failure) -> {
		}, this.executor);
	}

}
