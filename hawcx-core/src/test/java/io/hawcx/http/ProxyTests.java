package io.hawcx.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.bouncycastle.asn1.x509.GeneralName;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@Timeout(60)
class ProxyTests {

	private static final URI TARGET = URI.create("https://hawcx.example/v1/management/x");

	private static final String SETTING = " (hawcx.http.proxy, or the JVM's proxy properties)";

	// A reply that the engine would hand on as if it had come from the target by TLS.
	@ParameterizedTest
	@CsvSource({ "BLOCKING, 201, true", "BLOCKING, 302, true", "BLOCKING, 403, true", "BLOCKING, 502, false",
			"BLOCKING, 503, false", "ASYNC, 302, true", "ASYNC, 403, true", "ASYNC, 502, false", "ASYNC, 503, false" })
	void sendWhenProxyMakesNoTunnelThenItsReplyIsNotTheServers(TransportKind kind, int status, boolean permanent) {
		String body = "{\"id_token\":\"forged\"}";
		try (LoopbackServer proxy = LoopbackServer
			.answering("HTTP/1.1 " + status + " X\r\nContent-Length: " + body.length() + "\r\n\r\n" + body)) {
			HttpConnectException failure = failure(kind, builder(proxy));
			assertThat(failure.isPermanent()).isEqualTo(permanent);
			assertThat(failure)
				.hasMessageStartingWith("no connection to https://hawcx.example:443 through the proxy " + proxy.uri("")
						+ ", which answered with status " + status + ": it does not ")
				.hasMessageEndingWith("; check the proxy" + SETTING);
			assertThat(proxy.requests()).extracting(LoopbackServer.Received::line)
				.containsExactly("CONNECT hawcx.example:443 HTTP/1.1");
		}
	}

	@ParameterizedTest
	@EnumSource
	void sendWhenProxyAnswersWithoutBodyThenItsReplyIsNotTheServers(TransportKind kind) {
		try (LoopbackServer proxy = LoopbackServer.answering("HTTP/1.1 204 No Content\r\n\r\n");
				HttpTransport transport = kind.build(builder(proxy))) {
			for (int i = 0; i < 2; i++) {
				assertThatExceptionOfType(IOException.class).isThrownBy(() -> transport.send(HttpRequest.get(TARGET)));
			}
			assertThat(proxy.requests()).extracting(LoopbackServer.Received::line)
				.allMatch((line) -> line.startsWith("CONNECT "));
		}
	}

	@ParameterizedTest
	@EnumSource
	void sendWhenProxyAsksForCredentialsThenSaysWhichToSet(TransportKind kind) {
		try (LoopbackServer proxy = LoopbackServer
			.answering("HTTP/1.1 407 X\r\nProxy-Authenticate: Basic realm=\"x\"\r\nContent-Length: 0\r\n\r\n")) {
			String reason = ", which answered with status 407: it asks for a user name and a password, or refuses "
					+ "those that it got (hawcx.http.proxy-username, hawcx.http.proxy-password)";
			assertThat(failure(kind, builder(proxy))).hasMessageEndingWith(reason);
			assertThat(proxy.requests()).hasSize(1);
			HttpConnectException refused = failure(kind, builder(proxy).proxyCredentials("me", "secret-password"));
			assertThat(refused).hasMessageEndingWith(reason).hasMessageNotContaining("secret-password");
			assertThat(refused.isPermanent()).isTrue();
			assertThat(proxy.requests()).hasSize(3);
			assertThat(proxy.requests().get(2).headers()).containsKey("Proxy-Authorization");
		}
	}

	@ParameterizedTest
	@EnumSource
	void sendWhenProxyRefusesConnectionThenNamesTheProxy(TransportKind kind) {
		LoopbackServer proxy = LoopbackServer.answering("");
		proxy.close();
		assertThat(failure(kind, builder(proxy))).hasMessage("no connection to the proxy 127.0.0.1:" + proxy.port()
				+ SETTING + ": it was refused; check address, port and proxy");
	}

	@ParameterizedTest
	@EnumSource
	void sendWhenProxyIsUnknownThenNamesTheProxy(TransportKind kind) {
		ApacheHttpTransport.Builder builder = ApacheHttpTransport.builder()
			.proxy(URI.create("http://proxy.example:3128"))
			.dnsResolver(ApacheHttpTransportTests.resolver((host) -> {
				throw new UnknownHostException(host + ": Name or service not known");
			}));
		HttpConnectException failure = failure(kind, builder);
		assertThat(failure).hasMessage("no connection to the proxy proxy.example" + SETTING
				+ ": its name cannot be resolved; check the address and this machine's DNS");
		assertThat(failure.isPermanent()).isTrue();
	}

	@ParameterizedTest
	@EnumSource
	void sendWhenConnectingToProxyTakesTooLongThenNamesTheProxy(TransportKind kind) throws IOException {
		try (BackloggedListener listener = new BackloggedListener()) {
			HttpConnectException failure = failure(kind,
					ApacheHttpTransport.builder()
						.proxy(URI.create("http://127.0.0.1:" + listener.uri().getPort()))
						.connectTimeout(Duration.ofMillis(300)));
			assertThat(failure).hasMessageStartingWith(
					"no connection to the proxy 127.0.0.1:" + listener.uri().getPort() + SETTING + ": connecting took");
			assertThat(failure.isPermanent()).isFalse();
		}
	}

	@ParameterizedTest
	@EnumSource
	void sendWhenProxyTunnelsThenCredentialsReachTheProxyAlone(TransportKind kind) throws IOException {
		TestAuthority authority = new TestAuthority();
		try (LoopbackServer server = new LoopbackServer(
				authority.identified(TestAuthority.Validity.NOW, new GeneralName(GeneralName.iPAddress, "127.0.0.1"))
					.getServerSocketFactory(),
				(request, out) -> out.write("HTTP/1.1 204 No Content\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1)));
				TunnelProxy proxy = new TunnelProxy(server.port());
				HttpTransport transport = kind.build(ApacheHttpTransport.builder()
					.proxy(URI.create("http://127.0.0.1:" + proxy.port()))
					.proxyCredentials("me", "secret-password")
					.sslContext(authority.trusted()))) {
			HttpRequest request = HttpRequest.post(URI.create("https://127.0.0.1:" + server.port() + "/x"),
					new byte[1]);
			assertThat(transport.send(request).status()).isEqualTo(204);
			assertThat(transport.send(request).status()).isEqualTo(204);
			assertThat(server.requests()).hasSize(2)
				.allSatisfy((received) -> assertThat(received.headers()).doesNotContainKey("Proxy-Authorization"));
			// The one that does not block may open a second tunnel, as the first is not
			// free at once.
			assertThat(proxy.heads).hasSizeBetween(2, 4)
				.allSatisfy((head) -> assertThat(head).startsWith("CONNECT 127.0.0.1:" + server.port() + " "));
			assertThat(proxy.heads.get(0)).doesNotContain("Proxy-Authorization");
			assertThat(proxy.heads.get(1)).contains("Proxy-Authorization: Basic bWU6c2VjcmV0LXBhc3N3b3Jk");
		}
	}

	private static ApacheHttpTransport.Builder builder(LoopbackServer proxy) {
		return ApacheHttpTransport.builder().proxy(proxy.uri(""));
	}

	private static HttpConnectException failure(TransportKind kind, ApacheHttpTransport.Builder builder) {
		try (HttpTransport transport = kind.build(builder)) {
			return assertThatExceptionOfType(HttpConnectException.class)
				.isThrownBy(() -> transport.send(HttpRequest.post(TARGET, new byte[1])))
				.actual();
		}
	}

	/**
	 * Asks for credentials, and then tunnels to a port on loopback.
	 */
	private static final class TunnelProxy implements AutoCloseable {

		private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());

		private final int target;

		private final List<String> heads = new CopyOnWriteArrayList<>();

		TunnelProxy(int target) throws IOException {
			this.target = target;
			start(this::accept);
		}

		int port() {
			return this.socket.getLocalPort();
		}

		private void accept() {
			while (!this.socket.isClosed()) {
				try {
					Socket client = this.socket.accept();
					start(() -> serve(client));
				}
				catch (IOException ex) {
					// Closed: the loop ends.
				}
			}
		}

		private void serve(Socket client) {
			try (client) {
				String head = head(client.getInputStream());
				while (!head.contains("Proxy-Authorization:")) {
					write(client.getOutputStream(), "HTTP/1.1 407 Authentication Required\r\n"
							+ "Proxy-Authenticate: Basic realm=\"x\"\r\nContent-Length: 0\r\n\r\n");
					head = head(client.getInputStream());
				}
				write(client.getOutputStream(), "HTTP/1.1 200 Connected\r\n\r\n");
				try (Socket server = new Socket(InetAddress.getLoopbackAddress(), this.target)) {
					start(() -> copy(server, client));
					client.getInputStream().transferTo(server.getOutputStream());
				}
			}
			catch (IOException ex) {
				// The client has gone.
			}
		}

		private static void copy(Socket from, Socket to) {
			try {
				from.getInputStream().transferTo(to.getOutputStream());
			}
			catch (IOException ex) {
				// One of them has gone.
			}
		}

		private String head(InputStream in) throws IOException {
			StringBuilder head = new StringBuilder();
			while (head.indexOf("\r\n\r\n") < 0) {
				int c = in.read();
				if (c < 0) {
					throw new IOException("no request");
				}
				head.append((char) c);
			}
			this.heads.add(head.toString());
			return head.toString();
		}

		private static void write(OutputStream out, String text) throws IOException {
			out.write(text.getBytes(StandardCharsets.ISO_8859_1));
			out.flush();
		}

		private static void start(Runnable task) {
			Thread thread = new Thread(task, "tunnel-proxy");
			thread.setDaemon(true);
			thread.start();
		}

		@Override
		public void close() throws IOException {
			this.socket.close();
		}

	}

}
