package io.hawcx.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import org.apache.hc.client5.http.DnsResolver;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ApacheHttpTransportTests implements HttpTransportContract {

	static final Duration SHORT = Duration.ofMillis(300);

	private static final int MAX_PER_HOST = 64;

	@Override
	public HttpTransport createTransport() {
		return ApacheHttpTransport.create();
	}

	@Test
	void sendWhenNameLookupHangsThenIsCutAtDeadline() {
		CountDownLatch hanging = new CountDownLatch(1);
		try (HttpTransport transport = ApacheHttpTransport.builder().dnsResolver(resolver((host) -> {
			try {
				hanging.await();
			}
			catch (InterruptedException ex) {
				// A real lookup does not notice.
			}
			throw new UnknownHostException(host);
		})).build()) {
			assertThatExceptionOfType(HttpDeadlineException.class)
				.isThrownBy(() -> transport.send(HttpRequest.get(URI.create("http://slow.example/")).timeout(SHORT)));
		}
		finally {
			hanging.countDown();
		}
	}

	@Test
	void sendWhenNameIsUnknownThenThrows() {
		try (HttpTransport transport = ApacheHttpTransport.builder().dnsResolver(resolver((host) -> {
			throw new UnknownHostException(host);
		})).build()) {
			assertThatExceptionOfType(HttpConnectException.class)
				.isThrownBy(() -> transport.send(HttpRequest.get(URI.create("http://no.example/"))))
				.withMessage("no connection to http://no.example: its name cannot be resolved; "
						+ "check the address and this machine's DNS")
				.withCauseInstanceOf(UnknownHostException.class);
		}
	}

	@Test
	void sendWhenConnectingTakesTooLongThenSaysThatNothingWasSent() throws IOException {
		try (BackloggedListener listener = new BackloggedListener();
				HttpTransport transport = ApacheHttpTransport.builder().connectTimeout(SHORT).build()) {
			assertThatExceptionOfType(HttpConnectException.class)
				.isThrownBy(() -> transport.send(HttpRequest.get(listener.uri()).timeout(Duration.ofMinutes(1))))
				.withMessageEndingWith(
						"connecting took longer than the transport's connectTimeout (hawcx.http.connect-timeout)");
		}
	}

	@Test
	void sendWhenAllConnectionsAreInUseThenIsCutAtDeadline() throws InterruptedException {
		CountDownLatch inUse = new CountDownLatch(MAX_PER_HOST);
		List<CompletableFuture<Void>> exchanges = new ArrayList<>();
		ExecutorService executor = Executors.newFixedThreadPool(MAX_PER_HOST);
		try (LoopbackServer server = new LoopbackServer((request, out) -> inUse.countDown())) {
			HttpTransport transport = createTransport();
			for (int i = 0; i < MAX_PER_HOST; i++) {
				exchanges.add(CompletableFuture.runAsync(() -> send(transport, server.uri("/")), executor));
			}
			inUse.await();
			assertThatExceptionOfType(HttpDeadlineException.class)
				.isThrownBy(() -> transport.send(HttpRequest.get(server.uri("/")).timeout(SHORT)));
			assertThat(server.requests()).hasSize(MAX_PER_HOST);
			transport.close();
			assertThat(exchanges).allSatisfy(
					(exchange) -> assertThatExceptionOfType(CompletionException.class).isThrownBy(exchange::join));
		}
		finally {
			executor.shutdownNow();
		}
	}

	private static void send(HttpTransport transport, URI uri) {
		try {
			transport.send(HttpRequest.get(uri).timeout(Duration.ofMinutes(1)));
		}
		catch (IOException ex) {
			throw new CompletionException(ex);
		}
	}

	@Test
	void sendWhenTlsHandshakeHangsThenIsCutAtDeadline() throws IOException {
		try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
				HttpTransport transport = createTransport()) {
			URI uri = URI.create("https://127.0.0.1:" + silent.getLocalPort() + "/");
			assertThatExceptionOfType(HttpDeadlineException.class)
				.isThrownBy(() -> transport.send(HttpRequest.get(uri).timeout(SHORT)));
		}
	}

	@Test
	void sendWhenProxyThenAsksProxy() throws IOException {
		try (LoopbackServer proxy = LoopbackServer.answering("HTTP/1.1 204 No Content\r\n\r\n");
				HttpTransport transport = ApacheHttpTransport.builder().proxy(proxy.uri("")).build()) {
			assertThat(transport.send(HttpRequest.get(URI.create("http://hawcx.example/x"))).status()).isEqualTo(204);
			assertThat(proxy.requests().get(0).line()).isEqualTo("GET http://hawcx.example/x HTTP/1.1");
		}
	}

	@Test
	void sendWhenNoUserAgentThenNamesLibrary() throws IOException {
		try (LoopbackServer server = LoopbackServer.answering("HTTP/1.1 204 No Content\r\n\r\n");
				HttpTransport transport = createTransport()) {
			transport.send(HttpRequest.get(server.uri("/")));
			assertThat(server.requests().get(0).headers().get("User-Agent")).startsWith("hawcx-java");
		}
	}

	@Test
	void closeWhenExchangeIsUnderWayThenItFails() {
		CountDownLatch asked = new CountDownLatch(1);
		HttpTransport transport = createTransport();
		try (LoopbackServer server = new LoopbackServer((request, out) -> asked.countDown())) {
			CompletableFuture<Void> exchange = CompletableFuture.runAsync(() -> {
				try {
					transport.send(HttpRequest.get(server.uri("/")));
				}
				catch (IOException ex) {
					throw new CompletionException(ex);
				}
			});
			assertThat(asked).satisfies((latch) -> latch.await());
			transport.close();
			assertThatExceptionOfType(CompletionException.class).isThrownBy(exchange::join)
				.withCauseInstanceOf(IOException.class);
		}
	}

	@Test
	void builderWhenOptionIsWrongThenThrows() {
		ApacheHttpTransport.Builder builder = ApacheHttpTransport.builder();
		assertThatIllegalArgumentException().isThrownBy(() -> builder.connectTimeout(Duration.ZERO))
			.withMessageContaining("connectTimeout");
		assertThatIllegalArgumentException().isThrownBy(() -> builder.proxy(URI.create("socks://proxy:1")))
			.withMessageContaining("proxy");
		assertThatIllegalArgumentException().isThrownBy(() -> builder.proxy(URI.create("http://a:b@proxy:1")))
			.withMessage("proxy must be a URL such as http://proxy.example.com:3128");
	}

	@Test
	void sendWhenTimeoutIsHugeThenWaits() throws IOException {
		try (LoopbackServer server = LoopbackServer.answering("HTTP/1.1 204 No Content\r\n\r\n");
				HttpTransport transport = createTransport()) {
			Duration forever = Duration.ofSeconds(Long.MAX_VALUE);
			assertThat(transport.send(HttpRequest.get(server.uri("/")).timeout(forever)).status()).isEqualTo(204);
		}
	}

	static DnsResolver resolver(Lookup lookup) {
		return new DnsResolver() {

			@Override
			public InetAddress[] resolve(String host) throws UnknownHostException {
				return lookup.resolve(host);
			}

			@Override
			public String resolveCanonicalHostname(String host) {
				return host;
			}

		};
	}

	@FunctionalInterface
	interface Lookup {

		InetAddress[] resolve(String host) throws UnknownHostException;

	}

}
