package io.hawcx.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link ApacheAsyncHttpTransport}: those of the contract, and what only it
 * does.
 */
class ApacheAsyncHttpTransportTests implements HttpTransportContract {

	private static final Duration SHORT = ApacheHttpTransportTests.SHORT;

	private static final int MAX_PER_HOST = 1024;

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

	@Test
	void sendWhenNameLookupsHangThenAllAreCutAtDeadline() {
		CountDownLatch hanging = new CountDownLatch(1);
		try (AsyncHttpTransport transport = ApacheHttpTransport.builder()
			.dnsResolver(ApacheHttpTransportTests.resolver((host) -> {
				try {
					hanging.await();
				}
				catch (InterruptedException ex) {
					// A real lookup does not notice.
				}
				throw new UnknownHostException(host);
			}))
			.buildAsync()) {
			HttpRequest request = HttpRequest.get(URI.create("http://slow.example/")).timeout(SHORT);
			List<CompletableFuture<HttpResponse>> replies = new ArrayList<>();
			for (int i = 0; i < 10; i++) {
				replies.add(transport.send(request));
			}
			assertThat(replies)
				.allSatisfy((reply) -> assertThatExceptionOfType(CompletionException.class).isThrownBy(reply::join)
					.withCauseInstanceOf(HttpDeadlineException.class));
		}
		finally {
			hanging.countDown();
		}
	}

	@Test
	void sendWhenNameIsUnknownThenSaysThatNothingWasSent() {
		try (AsyncHttpTransport transport = ApacheHttpTransport.builder()
			.dnsResolver(ApacheHttpTransportTests.resolver((host) -> {
				throw new UnknownHostException(host);
			}))
			.buildAsync()) {
			assertThatExceptionOfType(CompletionException.class)
				.isThrownBy(transport.send(HttpRequest.get(URI.create("http://no.example/")))::join)
				.withCauseInstanceOf(HttpConnectException.class);
		}
	}

	@Test
	void sendWhenConnectingTakesTooLongThenSaysThatNothingWasSent() throws IOException {
		try (BackloggedListener listener = new BackloggedListener();
				AsyncHttpTransport transport = ApacheHttpTransport.builder().connectTimeout(SHORT).buildAsync()) {
			assertThatExceptionOfType(CompletionException.class)
				.isThrownBy(transport.send(HttpRequest.get(listener.uri()).timeout(Duration.ofMinutes(1)))::join)
				.withCauseInstanceOf(HttpConnectException.class);
		}
	}

	@Test
	void sendWhenAllConnectionsAreInUseThenIsCutAtDeadline() throws Exception {
		try (GatheringServer server = new GatheringServer(MAX_PER_HOST,
				(number) -> new HttpResponse(204, Map.of(), new byte[0]));
				AsyncHttpTransport transport = ApacheAsyncHttpTransport.create()) {
			HttpRequest request = HttpRequest.post(URI.create(server.url()), new byte[1]);
			for (int i = 0; i < MAX_PER_HOST; i++) {
				transport.send(request.timeout(Duration.ofMinutes(1)));
			}
			server.awaitAll();
			assertThatExceptionOfType(CompletionException.class)
				.isThrownBy(transport.send(request.timeout(SHORT))::join)
				.withCauseInstanceOf(HttpDeadlineException.class);
		}
	}

	@Test
	void closeWhenExchangesAreUnderWayThenAllFailAtOnce() throws InterruptedException {
		CountDownLatch hanging = new CountDownLatch(1);
		CountDownLatch asked = new CountDownLatch(1);
		AsyncHttpTransport transport = ApacheHttpTransport.builder()
			.dnsResolver(ApacheHttpTransportTests.resolver((host) -> {
				if (host.equals("slow.example")) {
					awaitWhateverHappens(hanging);
					throw new UnknownHostException(host);
				}
				return new InetAddress[] { InetAddress.getLoopbackAddress() };
			}))
			.buildAsync();
		try (LoopbackServer server = new LoopbackServer((request, out) -> asked.countDown())) {
			List<CompletableFuture<HttpResponse>> replies = new ArrayList<>();
			replies.add(transport.send(HttpRequest.get(server.uri("/"))));
			for (int i = 0; i < 10; i++) {
				replies.add(transport.send(HttpRequest.get(URI.create("http://slow.example/"))));
			}
			assertThat(asked.await(20, TimeUnit.SECONDS)).isTrue();
			transport.close();
			assertThat(replies).allSatisfy((reply) -> assertThat(reply).failsWithin(Duration.ofSeconds(5))
				.withThrowableThat()
				.withCauseInstanceOf(IOException.class)
				.withMessageContaining("closed"));
		}
		finally {
			hanging.countDown();
		}
	}

	@Test
	void closeWhenItInterruptsLookupsThenTheyFailAsClosed() throws InterruptedException {
		CountDownLatch asked = new CountDownLatch(2);
		CountDownLatch failed = new CountDownLatch(2);
		AsyncHttpTransport transport = ApacheHttpTransport.builder()
			.dnsResolver(ApacheHttpTransportTests.resolver((host) -> {
				asked.countDown();
				awaitInterrupt();
				throw new UnknownHostException(host);
			}))
			.buildAsync();
		List<CompletableFuture<HttpResponse>> replies = List.of(
				transport.send(HttpRequest.get(URI.create("http://slow.example/"))),
				transport.send(HttpRequest.get(URI.create("http://slow.example/"))));
		// Holds close() up at the first, so that the other can only end by the interrupt.
		replies.forEach((reply) -> reply.whenComplete((response, failure) -> {
			failed.countDown();
			awaitBriefly(failed);
		}));
		assertThat(asked.await(20, TimeUnit.SECONDS)).isTrue();
		transport.close();
		assertThat(replies).allSatisfy((reply) -> assertThat(reply).failsWithin(Duration.ofSeconds(5))
			.withThrowableThat()
			.withCauseInstanceOf(IOException.class)
			.withMessageContaining("closed"));
	}

	@Test
	void closeWhenUsedThenItsThreadsEnd() throws InterruptedException {
		Set<Thread> before = Thread.getAllStackTraces().keySet();
		try (LoopbackServer server = LoopbackServer.answering("HTTP/1.1 204 No Content\r\n\r\n");
				AsyncHttpTransport transport = ApacheAsyncHttpTransport.create()) {
			transport.send(HttpRequest.get(server.uri("/"))).join();
		}
		List<Thread> own = Thread.getAllStackTraces()
			.keySet()
			.stream()
			.filter((thread) -> !before.contains(thread) && thread.getName().startsWith("hawcx-async"))
			.toList();
		for (Thread thread : own) {
			thread.join(20_000);
		}
		assertThat(own).noneMatch(Thread::isAlive);
	}

	// A real lookup does not notice an interruption.
	private static void awaitInterrupt() {
		try {
			assertThat(new CountDownLatch(1).await(20, TimeUnit.SECONDS)).isTrue();
		}
		catch (InterruptedException ex) {
			// What was waited for.
		}
	}

	private static void awaitBriefly(CountDownLatch latch) {
		try {
			latch.await(5, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private static void awaitWhateverHappens(CountDownLatch latch) {
		while (latch.getCount() > 0) {
			try {
				latch.await();
			}
			catch (InterruptedException ex) {
				// Again.
			}
		}
	}

	/**
	 * Waits for the reply, so that the contract can be tested.
	 *
	 * @param transport what carries the exchange
	 */
	record Blocking(AsyncHttpTransport transport) implements HttpTransport {

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
