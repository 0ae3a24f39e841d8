package io.hawcx.observation;

import java.util.concurrent.CompletableFuture;

import io.hawcx.http.AsyncHttpTransport;
import io.hawcx.http.HttpRequest;
import io.hawcx.http.HttpResponse;
import io.hawcx.internal.exchange.Stages;
import org.jspecify.annotations.Nullable;

/**
 * Observes what it sends through another transport, until its reply is there.
 */
final class ObservedAsyncHttpTransport implements AsyncHttpTransport {

	private final AsyncHttpTransport transport;

	private final HttpObservations observations;

	ObservedAsyncHttpTransport(AsyncHttpTransport transport, HttpObservations observations) {
		this.transport = transport;
		this.observations = observations;
	}

	@Override
	public CompletableFuture<HttpResponse> send(HttpRequest request) {
		ObservedExchange exchange = this.observations.start(request);
		CompletableFuture<HttpResponse> reply = this.transport.send(exchange.request());
		// Of its own, so that whoever waits goes on when the observation has ended, and
		// whoever cancels reaches the transport.
		CompletableFuture<HttpResponse> observed = new CompletableFuture<>();
		reply.whenComplete((response, failure) -> {
			try {
				stop(exchange, response, failure);
			}
			finally {
				// Even where a handler of the application's throws: somebody waits.
				if (failure != null) {
					observed.completeExceptionally(Stages.unwrap(failure));
				}
				else {
					observed.complete(response);
				}
			}
		});
		observed.whenComplete((response, failure) -> {
			if (observed.isCancelled()) {
				reply.cancel(true);
			}
		});
		return observed;
	}

	private static void stop(ObservedExchange exchange, HttpResponse response, @Nullable Throwable failure) {
		if (failure != null) {
			exchange.observation().error(Stages.unwrap(failure));
		}
		else {
			exchange.answered(response);
		}
		exchange.observation().stop();
	}

	@Override
	public void close() {
		this.transport.close();
	}

}
