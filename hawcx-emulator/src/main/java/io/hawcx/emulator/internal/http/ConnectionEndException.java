package io.hawcx.emulator.internal.http;

import java.io.IOException;
import java.net.Socket;

/**
 * Ends a connection in the middle of an exchange.
 */
final class ConnectionEndException extends IOException {

	private static final long serialVersionUID = 1L;

	private final boolean reset;

	ConnectionEndException(boolean reset) {
		super("a fault ended the connection");
		this.reset = reset;
	}

	void end(Socket connection) throws IOException {
		if (this.reset) {
			connection.setSoLinger(true, 0);
		}
		connection.close();
	}

}
