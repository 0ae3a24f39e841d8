package io.hawcx.emulator.internal.http;

import java.io.IOException;
import java.net.Socket;

import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultBHttpServerConnection;
import org.apache.hc.core5.http.impl.io.DefaultHttpRequestParserFactory;

/**
 * Reads on for a moment before it closes. Otherwise a caller who is refused while still
 * sending gets a reset, and never sees why.
 */
final class LingeringConnection extends DefaultBHttpServerConnection {

	private static final int MAX_BYTES = 8 * 1024 * 1024;

	private static final int IDLE_MILLIS = 200;

	private static final long MAX_NANOS = 1_000_000_000;

	private final Socket socket;

	LingeringConnection(Socket socket, Http1Config limits) {
		// HttpCore before 5.4 gives the limits to no parser of its own making.
		super("http", limits, null, null, null, null, new DefaultHttpRequestParserFactory(limits), null);
		this.socket = socket;
	}

	@Override
	public void close() throws IOException {
		if (isOpen() && !this.socket.isClosed()) {
			flush();
			linger();
		}
		super.close();
	}

	private void linger() {
		try {
			this.socket.shutdownOutput();
			this.socket.setSoTimeout(IDLE_MILLIS);
			byte[] rest = new byte[8192];
			int total = 0;
			long start = System.nanoTime();
			for (int read = 0; read >= 0 && total < MAX_BYTES && System.nanoTime() - start < MAX_NANOS; total += read) {
				read = this.socket.getInputStream().read(rest);
			}
		}
		catch (IOException ex) {
			// The caller went away or sends nothing more: it has had its chance.
			return;
		}
	}

}
