package io.hawcx.benchmark;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

import io.hawcx.delegation.RequestSealer;
import io.hawcx.delegation.SealedRequest;

/**
 * A server that costs next to nothing: its replies are sealed beforehand, each another,
 * so that what is measured is the client. Prints its port, then answers until its
 * standard input ends.
 */
public final class PresealedServer {

	private static final byte[] LENGTH = "content-length: ".getBytes(StandardCharsets.US_ASCII);

	private final byte[][] replies;

	private final AtomicInteger next = new AtomicInteger();

	private PresealedServer(int count) {
		RequestSealer sealer = BenchmarkKeys.server();
		byte[] payload = "{\"start_token\":\"aaaa.bbbb.cccc\",\"expires_in\":60}".getBytes(StandardCharsets.US_ASCII);
		this.replies = new byte[count][];
		for (int i = 0; i < count; i++) {
			this.replies[i] = message(sealer.seal(payload));
		}
	}

	public static void main(String[] args) throws IOException {
		PresealedServer server = new PresealedServer(Integer.parseInt(args[0]));
		ServerSocket socket = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
		Thread acceptor = new Thread(() -> server.accept(socket));
		acceptor.setDaemon(true);
		acceptor.start();
		System.out.append(String.valueOf(socket.getLocalPort())).append('\n').flush();
		System.in.transferTo(OutputStream.nullOutputStream());
	}

	private static byte[] message(SealedRequest sealed) {
		StringBuilder head = new StringBuilder("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n");
		sealed.headers().forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
		head.append("Content-Length: ").append(sealed.body().length).append("\r\n\r\n");
		return (head + new String(sealed.body(), StandardCharsets.US_ASCII)).getBytes(StandardCharsets.US_ASCII);
	}

	private void accept(ServerSocket socket) {
		while (true) {
			try {
				Socket connection = socket.accept();
				Thread thread = new Thread(() -> serve(connection));
				thread.setDaemon(true);
				thread.start();
			}
			catch (IOException ex) {
				return;
			}
		}
	}

	private void serve(Socket connection) {
		try (connection) {
			connection.setTcpNoDelay(true);
			InputStream in = new BufferedInputStream(connection.getInputStream(), 8192);
			while (skipRequest(in)) {
				int index = this.next.getAndIncrement();
				if (index >= this.replies.length) {
					throw new IOException("out of replies");
				}
				connection.getOutputStream().write(this.replies[index]);
			}
		}
		catch (IOException ex) {
			// The client is gone, or has had everything: both end the connection.
		}
	}

	private static boolean skipRequest(InputStream in) throws IOException {
		int length = 0;
		int matched = 0;
		boolean counting = false;
		int line = 0;
		for (int c = in.read(); c >= 0; c = in.read()) {
			if (c == '\n') {
				if (line == 0) {
					in.skipNBytes(length);
					return true;
				}
				line = 0;
				matched = 0;
				counting = false;
			}
			else if (c != '\r') {
				line++;
				if (counting) {
					length = length * 10 + (c - '0');
				}
				else if (matched == line - 1 && matched < LENGTH.length
						&& Character.toLowerCase(c) == LENGTH[matched]) {
					matched++;
					counting = matched == LENGTH.length;
				}
			}
		}
		return false;
	}

}
