package io.hawcx.http;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import javax.net.ServerSocketFactory;

/**
 * A server on a free loopback port that answers byte for byte what a test wants, wrong
 * and slow replies included. It counts what it was asked.
 */
public final class LoopbackServer implements AutoCloseable {

	private final ServerSocket socket;

	private final Handler handler;

	private final List<Received> requests = new CopyOnWriteArrayList<>();

	private final List<Socket> connections = new CopyOnWriteArrayList<>();

	private final CountDownLatch abandoned = new CountDownLatch(1);

	public LoopbackServer(Handler handler) {
		this(ServerSocketFactory.getDefault(), handler);
	}

	/**
	 * Create a server.
	 * @param sockets makes its socket, such as one that speaks TLS
	 * @param handler answers
	 */
	public LoopbackServer(ServerSocketFactory sockets, Handler handler) {
		this.handler = handler;
		try {
			this.socket = sockets.createServerSocket(0, 50, InetAddress.getByAddress(new byte[] { 127, 0, 0, 1 }));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		start(this::accept);
	}

	/**
	 * Create a server that always answers the same and keeps connections open.
	 * @param reply status line, headers and body
	 * @return the server
	 */
	public static LoopbackServer answering(String reply) {
		return new LoopbackServer((request, out) -> out.write(reply.getBytes(StandardCharsets.ISO_8859_1)));
	}

	/**
	 * Create a server that answers so slowly that no reply ever ends.
	 * @param head what is sent at once
	 * @param drop what is then sent again and again until the client has closed
	 * @return the server
	 */
	public static LoopbackServer dripping(String head, String drop) {
		return dripping(head, drop, new CountDownLatch(0));
	}

	static LoopbackServer dripping(String head, String drop, CountDownLatch arrived) {
		return new LoopbackServer((request, out) -> {
			arrived.countDown();
			out.write(head.getBytes(StandardCharsets.ISO_8859_1));
			while (true) {
				out.write(drop.getBytes(StandardCharsets.ISO_8859_1));
				out.flush();
				LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
			}
		});
	}

	public URI uri(String path) {
		return URI.create("http://127.0.0.1:" + port() + path);
	}

	public int port() {
		return this.socket.getLocalPort();
	}

	public List<Received> requests() {
		return this.requests;
	}

	/**
	 * Wait until a client has closed a connection before its reply was complete.
	 * @return whether one did within 20 s
	 */
	public boolean awaitAbandoned() {
		try {
			return this.abandoned.await(20, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	@Override
	public void close() {
		try {
			this.socket.close();
			for (Socket connection : this.connections) {
				connection.close();
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void accept() {
		while (!this.socket.isClosed()) {
			try {
				Socket connection = this.socket.accept();
				this.connections.add(connection);
				start(() -> serve(connection));
			}
			catch (IOException ex) {
				// Closed: the loop ends.
			}
		}
	}

	private void serve(Socket connection) {
		try (connection) {
			InputStream in = new BufferedInputStream(connection.getInputStream());
			Received request = Received.read(in);
			while (request != null) {
				this.requests.add(request);
				this.handler.handle(request, connection.getOutputStream());
				connection.getOutputStream().flush();
				request = Received.read(in);
			}
		}
		catch (IOException ex) {
			this.abandoned.countDown();
		}
	}

	private static void start(Runnable task) {
		Thread thread = new Thread(task, "loopback-server");
		thread.setDaemon(true);
		thread.start();
	}

	/**
	 * Answers a request; an exception closes the connection.
	 */
	@FunctionalInterface
	public interface Handler {

		void handle(Received request, OutputStream out) throws IOException;

	}

	/**
	 * A request as it came.
	 *
	 * @param line the request line
	 * @param headers names, compared without regard to case, and values
	 * @param body the body, empty if there was none
	 */
	public record Received(String line, Map<String, String> headers, byte[] body) {

		private static Received read(InputStream in) throws IOException {
			String line = readLine(in);
			if (line == null) {
				return null;
			}
			Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
			for (String header = readLine(in); header != null && !header.isEmpty(); header = readLine(in)) {
				int colon = header.indexOf(':');
				headers.put(header.substring(0, colon), header.substring(colon + 1).strip());
			}
			return new Received(line, headers,
					in.readNBytes(Integer.parseInt(headers.getOrDefault("Content-Length", "0"))));
		}

		private static String readLine(InputStream in) throws IOException {
			ByteArrayOutputStream line = new ByteArrayOutputStream();
			for (int c = in.read(); c != '\n'; c = in.read()) {
				if (c < 0) {
					return null;
				}
				line.write(c);
			}
			return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
		}

	}

}
