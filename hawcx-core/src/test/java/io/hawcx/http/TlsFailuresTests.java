package io.hawcx.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

import org.bouncycastle.asn1.x509.GeneralName;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@Timeout(60)
class TlsFailuresTests {

	private static final TestAuthority AUTHORITY = new TestAuthority();

	private static final GeneralName LOOPBACK = new GeneralName(GeneralName.iPAddress, "127.0.0.1");

	private static final GeneralName OTHER = new GeneralName(GeneralName.dNSName, "other.example");

	@ParameterizedTest
	@EnumSource
	void sendWhenTrustedThenIsAnswered(TransportKind kind) throws IOException {
		try (LoopbackServer server = server(TestAuthority.Validity.NOW, LOOPBACK);
				HttpTransport transport = kind.build(ApacheHttpTransport.builder().sslContext(AUTHORITY.trusted()))) {
			assertThat(transport.send(HttpRequest.get(uri(server))).status()).isEqualTo(204);
		}
	}

	@ParameterizedTest
	@EnumSource
	void sendWhenAuthorityIsUnknownThenSaysSo(TransportKind kind) {
		try (LoopbackServer server = server(TestAuthority.Validity.NOW, LOOPBACK)) {
			assertRefused(kind, ApacheHttpTransport.builder(), server, "its certificate is not trusted here; "
					+ "trust the authority that issued it by an SSL context (hawcx.http.ssl-bundle)");
		}
	}

	@ParameterizedTest
	@EnumSource
	void sendWhenCertificateHasExpiredThenSaysSo(TransportKind kind) {
		try (LoopbackServer server = server(TestAuthority.Validity.OVER, LOOPBACK)) {
			assertRefused(kind, trusting(), server, "its certificate has expired, or this machine's clock is ahead");
		}
	}

	@ParameterizedTest
	@EnumSource
	void sendWhenCertificateIsNotYetValidThenSaysSo(TransportKind kind) {
		try (LoopbackServer server = server(TestAuthority.Validity.LATER, LOOPBACK)) {
			assertRefused(kind, trusting(), server,
					"its certificate is not valid yet, or this machine's clock is behind");
		}
	}

	@ParameterizedTest
	@EnumSource
	void sendWhenCertificateIsForOtherNameThenSaysSo(TransportKind kind) {
		try (LoopbackServer server = server(TestAuthority.Validity.NOW, OTHER)) {
			assertRefused(kind, trusting(), server, "its certificate is for another name; check the address, "
					+ "and that no proxy answers in its place");
		}
	}

	@ParameterizedTest
	@EnumSource
	void sendWhenProtocolsDifferThenSaysSo(TransportKind kind) {
		SSLContext context = AUTHORITY.identified(TestAuthority.Validity.NOW, LOOPBACK);
		try (LoopbackServer server = server(context,
				(socket) -> socket.setEnabledProtocols(new String[] { "TLSv1.2" }))) {
			assertRefused(kind, trusting().tlsProtocols("TLSv1.3"), server, "it refused the TLS handshake "
					+ "(protocol_version); it may ask for a client certificate, or for other protocols or ciphers "
					+ "(hawcx.http.ssl-bundle)");
		}
	}

	@ParameterizedTest
	@EnumSource
	void sendWhenServerAsksForCertificateThenSaysSo(TransportKind kind) throws IOException {
		SSLContext context = AUTHORITY.identified(TestAuthority.Validity.NOW, LOOPBACK);
		try (ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
				HttpTransport known = kind.build(ApacheHttpTransport.builder()
					.sslContext(AUTHORITY.identified(TestAuthority.Validity.NOW, OTHER)))) {
			start(() -> askForCertificates(socket, context));
			HttpConnectException failure = failure(kind, trusting().tlsProtocols("TLSv1.2"), socket.getLocalPort());
			// The server is the JDK's, and JDKs differ in the alert that they send.
			String begin = "no connection to https://127.0.0.1:" + socket.getLocalPort()
					+ ": it refused the TLS handshake (";
			String end = "); it may ask for a client certificate, or for other protocols or ciphers "
					+ "(hawcx.http.ssl-bundle)";
			assertThat(failure.getMessage()).isIn(begin + "bad_certificate" + end, begin + "handshake_failure" + end);
			assertThat(failure.isPermanent()).isTrue();
			URI uri = URI.create("https://127.0.0.1:" + socket.getLocalPort() + "/");
			assertThat(known.send(HttpRequest.get(uri)).status()).isEqualTo(204);
		}
	}

	// As servers do that wait until the client has read their alert.
	private static void askForCertificates(ServerSocket server, SSLContext context) {
		while (!server.isClosed()) {
			try (Socket connection = server.accept();
					SSLSocket socket = (SSLSocket) context.getSocketFactory()
						.createSocket(connection, "127.0.0.1", connection.getPort(), false)) {
				socket.setUseClientMode(false);
				socket.setNeedClientAuth(true);
				try {
					socket.startHandshake();
					socket.getInputStream().read(new byte[4096]);
					socket.getOutputStream()
						.write("HTTP/1.1 204 No Content\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
				}
				catch (SSLException ex) {
					connection.getInputStream().readAllBytes();
				}
			}
			catch (IOException ex) {
				// Closed, or the client has gone: the next.
			}
		}
	}

	@ParameterizedTest
	@EnumSource
	void sendWhenServerDoesNotSpeakTlsThenSaysSo(TransportKind kind) throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
			start(() -> answerAtOnce(socket));
			HttpConnectException failure = failure(kind, ApacheHttpTransport.builder(), socket.getLocalPort());
			assertThat(failure.isPermanent()).isTrue();
			assertThat(failure).hasMessage("no connection to https://127.0.0.1:" + socket.getLocalPort()
					+ ": it does not speak TLS there; check scheme and port");
		}
	}

	@ParameterizedTest
	@EnumSource
	void sendWhenServerEndsTheHandshakeThenMayPass(TransportKind kind) throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
			start(() -> hangUpAfterHello(socket));
			HttpConnectException failure = failure(kind, ApacheHttpTransport.builder(), socket.getLocalPort());
			assertThat(failure.isPermanent()).as(String.valueOf(failure.getCause())).isFalse();
			assertThat(failure).hasMessageContaining(": it ended the TLS handshake;");
		}
	}

	// Whoever writes holds a lock of the JDK's sockets, for which the one timer must not
	// wait. The engine that does not block keeps what it cannot write in memory.
	@ParameterizedTest
	@EnumSource
	void sendWhenServerStopsReadingThenIsCutAtDeadline(TransportKind kind) throws IOException {
		SSLContext context = AUTHORITY.identified(TestAuthority.Validity.NOW, LOOPBACK);
		try (ServerSocket socket = context.getServerSocketFactory()
			.createServerSocket(0, 50, InetAddress.getLoopbackAddress());
				HttpTransport transport = kind.build(trusting())) {
			start(() -> readNothing(socket));
			byte[] body = new byte[(kind == TransportKind.BLOCKING) ? 32 * 1024 * 1024 : 1024 * 1024];
			for (int i = 0; i < 2; i++) {
				HttpRequest request = HttpRequest
					.post(URI.create("https://127.0.0.1:" + socket.getLocalPort() + "/"), body)
					.timeout(Duration.ofMillis(300));
				assertThatExceptionOfType(HttpDeadlineException.class).isThrownBy(() -> transport.send(request));
			}
		}
	}

	private static void readNothing(ServerSocket socket) {
		List<Socket> kept = new ArrayList<>();
		try {
			while (true) {
				SSLSocket connection = (SSLSocket) socket.accept();
				connection.startHandshake();
				kept.add(connection);
			}
		}
		catch (IOException ex) {
			// Closed: the test is over.
		}
		finally {
			kept.forEach(TlsFailuresTests::close);
		}
	}

	private static void close(Socket connection) {
		try {
			connection.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static ApacheHttpTransport.Builder trusting() {
		return ApacheHttpTransport.builder().sslContext(AUTHORITY.trusted());
	}

	private static LoopbackServer server(TestAuthority.Validity validity, GeneralName name) {
		return server(AUTHORITY.identified(validity, name), (socket) -> {
		});
	}

	private static LoopbackServer server(SSLContext context, Consumer<SSLServerSocket> settings) {
		return new LoopbackServer(new ServerSocketFactory() {

			@Override
			public ServerSocket createServerSocket(int port) {
				throw new UnsupportedOperationException();
			}

			@Override
			public ServerSocket createServerSocket(int port, int backlog) {
				throw new UnsupportedOperationException();
			}

			@Override
			public ServerSocket createServerSocket(int port, int backlog, InetAddress address) throws IOException {
				SSLServerSocket socket = (SSLServerSocket) context.getServerSocketFactory()
					.createServerSocket(port, backlog, address);
				settings.accept(socket);
				return socket;
			}

		}, (request, out) -> out.write("HTTP/1.1 204 No Content\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1)));
	}

	private static URI uri(LoopbackServer server) {
		return URI.create("https://127.0.0.1:" + server.port() + "/");
	}

	private static void assertRefused(TransportKind kind, ApacheHttpTransport.Builder builder, LoopbackServer server,
			String reason) {
		HttpConnectException failure = failure(kind, builder, server.port());
		assertThat(failure).hasMessage("no connection to https://127.0.0.1:" + server.port() + ": " + reason);
		assertThat(failure.isPermanent()).isTrue();
		assertThat(server.requests()).isEmpty();
	}

	private static HttpConnectException failure(TransportKind kind, ApacheHttpTransport.Builder builder, int port) {
		try (HttpTransport transport = kind.build(builder)) {
			HttpRequest request = HttpRequest.post(URI.create("https://127.0.0.1:" + port + "/"), new byte[1])
				.timeout(Duration.ofSeconds(30));
			return assertThatExceptionOfType(HttpConnectException.class).isThrownBy(() -> transport.send(request))
				.actual();
		}
	}

	private static void answerAtOnce(ServerSocket socket) {
		try (Socket connection = socket.accept()) {
			connection.getOutputStream()
				.write("HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
			connection.getOutputStream().flush();
			connection.shutdownOutput();
			connection.getInputStream().readAllBytes();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void hangUpAfterHello(ServerSocket socket) {
		try (Socket connection = socket.accept()) {
			connection.getInputStream().read(new byte[64 * 1024]);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void start(Runnable task) {
		Thread thread = new Thread(task, "server");
		thread.setDaemon(true);
		thread.start();
	}

}
