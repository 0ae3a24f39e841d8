package io.hawcx.http;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@Timeout(60)
class ConnectionReuseTests {

	private static final String OK = "HTTP/1.1 204 No Content\r\n\r\n";

	// As long as a connection may lie idle unchecked, and a bit.
	private static final long IDLE_NANOS = TimeUnit.MILLISECONDS.toNanos(300);

	@ParameterizedTest
	@EnumSource
	void sendWhenServerClosedIdleConnectionThenPostGoesOutOnceOnAnother(TransportKind kind) throws IOException {
		try (LoopbackServer server = new LoopbackServer((request, out) -> {
			out.write(OK.getBytes(StandardCharsets.ISO_8859_1));
			throw new IOException("close without a word");
		}); HttpTransport transport = kind.build(ApacheHttpTransport.builder())) {
			for (int i = 1; i <= 3; i++) {
				assertThat(transport.send(HttpRequest.post(server.uri("/"), new byte[1])).status()).isEqualTo(204);
				assertThat(server.requests()).hasSize(i);
				lieIdle();
			}
		}
	}

	private static void lieIdle() {
		long end = System.nanoTime() + IDLE_NANOS;
		for (long left = IDLE_NANOS; left > 0; left = end - System.nanoTime()) {
			LockSupport.parkNanos(left);
		}
	}

	// A machine may have no such address; then a connection is refused, whatever the
	// port.
	@ParameterizedTest
	@EnumSource
	void sendWhenHostIsLiteralOfIpv6ThenConnectsToIt(TransportKind kind) throws IOException {
		try (HttpTransport transport = kind.build(ApacheHttpTransport.builder())) {
			try (ServerSocket socket = new ServerSocket(0, 50, InetAddress.getByName("::1"))) {
				start(() -> answer(socket));
				URI uri = URI.create("http://[::1]:" + socket.getLocalPort() + "/");
				assertThat(transport.send(HttpRequest.get(uri)).status()).isEqualTo(204);
			}
			catch (BindException ex) {
				assertThat(ex).hasMessageContaining("address");
			}
			assertRefused(transport, 1);
		}
	}

	private static void assertRefused(HttpTransport transport, int port) {
		URI uri = URI.create("http://[::1]:" + port + "/");
		assertThatExceptionOfType(HttpConnectException.class).isThrownBy(() -> transport.send(HttpRequest.get(uri)))
			.withMessage("no connection to http://[::1]:" + port + ": it was refused; check address, port and proxy");
	}

	private static void answer(ServerSocket socket) {
		try (Socket connection = socket.accept()) {
			connection.getInputStream().read(new byte[4096]);
			connection.getOutputStream().write(OK.getBytes(StandardCharsets.ISO_8859_1));
			connection.getOutputStream().flush();
			connection.getInputStream().read();
		}
		catch (IOException ex) {
			// The client has gone.
		}
	}

	private static void start(Runnable task) {
		Thread thread = new Thread(task, "ipv6-server");
		thread.setDaemon(true);
		thread.start();
	}

}
