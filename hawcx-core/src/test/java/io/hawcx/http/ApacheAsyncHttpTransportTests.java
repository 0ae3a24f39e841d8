package io.hawcx.http;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ApacheAsyncHttpTransport}: those of the contract, and what only it
 * does.
 */
class ApacheAsyncHttpTransportTests implements HttpTransportContract {

	@Override
	public HttpTransport createTransport() {
		return new Blocking(ApacheAsyncHttpTransport.create());
	}

	@Test
	void cancelWhenUnderWayThenAbortsTheExchange() throws InterruptedException {
		CountDownLatch arrived = new CountDownLatch(1);
		try (LoopbackServer server = LoopbackServer.dripping("HTTP/1.1 200 OK\r\nX-Slow: ", "x", arrived);
				AsyncHttpTransport transport = ApacheAsyncHttpTransport.create()) {
			CompletableFuture<HttpResponse> reply = transport
				.send(HttpRequest.get(server.uri("/")).timeout(Duration.ofMinutes(1)));
			assertThat(arrived.await(20, TimeUnit.SECONDS)).isTrue();
			reply.cancel(true);
			assertThat(server.awaitAbandoned()).isTrue();
		}
	}

	/**
	 * Waits for the reply, so that the contract can be tested.
	 *
	 * @param transport what carries the exchange
	 */
	private record Blocking(AsyncHttpTransport transport) implements HttpTransport {

		@Override
		public HttpResponse send(HttpRequest request) throws IOException {
			try {
				return this.transport.send(request).join();
			}
			catch (CompletionException ex) {
				if (ex.getCause() instanceof IOException failure) {
					throw failure;
				}
				throw ex;
			}
		}

		@Override
		public void close() {
			this.transport.close();
		}

	}

}
