package io.hawcx.emulator;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/**
 * One connection to an emulator, of which every byte is seen.
 */
final class RawConnection implements AutoCloseable {

	static final String RESET = "<reset>";

	static final String SILENCE = "<silence>";

	private final Socket socket;

	private boolean reset;

	RawConnection(HawcxEmulator hawcx) throws IOException {
		this.socket = new Socket(InetAddress.getLoopbackAddress(), URI.create(hawcx.baseUrl()).getPort());
		this.socket.setSoTimeout(10_000);
	}

	RawConnection patience(int millis) throws IOException {
		this.socket.setSoTimeout(millis);
		return this;
	}

	RawConnection send(String method, String path) throws IOException {
		return send(method, path, "localhost");
	}

	RawConnection send(String method, String path, String host) throws IOException {
		try {
			write(method, path, host);
		}
		catch (SocketException ex) {
			this.reset = true;
		}
		return this;
	}

	private void write(String method, String path, String host) throws IOException {
		this.socket.getOutputStream()
			.write((method + " " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
				.getBytes(StandardCharsets.US_ASCII));
	}

	/**
	 * Read until the emulator ends the connection.
	 * @return all that came, and how it ended unless it was in an orderly way
	 */
	String read() throws IOException {
		if (this.reset) {
			return RESET;
		}
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try {
			for (int next = this.socket.getInputStream().read(); next >= 0; next = this.socket.getInputStream()
				.read()) {
				bytes.write(next);
			}
			return bytes.toString(StandardCharsets.ISO_8859_1);
		}
		catch (SocketTimeoutException ex) {
			return bytes.toString(StandardCharsets.ISO_8859_1) + SILENCE;
		}
		catch (SocketException ex) {
			return bytes.toString(StandardCharsets.ISO_8859_1) + RESET;
		}
	}

	@Override
	public void close() throws IOException {
		this.socket.close();
	}

}
