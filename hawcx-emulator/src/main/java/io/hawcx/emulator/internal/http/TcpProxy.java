package io.hawcx.emulator.internal.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/**
 * Stands between a caller and the server it belongs to, on loopback, and does to the
 * connection what a bad network does. Thread-safe.
 */
final class TcpProxy {

	private static final int CONNECT_MILLIS = 2_000;

	private static final int BUFFER = 8 * 1024;

	private final Set<Integer> ownPorts = ConcurrentHashMap.newKeySet();

	private final InetSocketAddress server;

	private final Executor workers;

	private final Set<Socket> connections;

	private final Pauses pauses;

	/**
	 * Create a proxy.
	 * @param port the server's port
	 * @param workers who moves the bytes
	 * @param connections where open connections are noted, so that somebody closes them
	 * @param pauses what waits
	 * @throws IOException if there is no loopback address
	 */
	TcpProxy(int port, Executor workers, Set<Socket> connections, Pauses pauses) throws IOException {
		this.server = new InetSocketAddress(InetAddress.getByAddress(new byte[] { 127, 0, 0, 1 }), port);
		this.workers = workers;
		this.connections = connections;
		this.pauses = pauses;
	}

	boolean isOwn(Socket connection) {
		return this.ownPorts.remove(connection.getPort());
	}

	void relay(Socket caller, TcpFault fault) throws IOException {
		if (fault.bytes() == 0 && fault.kind() != TcpFault.Kind.TRICKLE) {
			befall(caller, fault);
			return;
		}
		try (Socket upstream = connect()) {
			this.workers.execute(() -> send(caller, upstream));
			receive(upstream, caller, fault);
		}
	}

	private Socket connect() throws IOException {
		Socket upstream = new Socket();
		try {
			this.connections.add(upstream);
			upstream.bind(new InetSocketAddress(this.server.getAddress(), 0));
			this.ownPorts.add(upstream.getLocalPort());
			upstream.setTcpNoDelay(true);
			upstream.connect(this.server, CONNECT_MILLIS);
			return upstream;
		}
		catch (IOException ex) {
			this.ownPorts.remove(upstream.getLocalPort());
			this.connections.remove(upstream);
			upstream.close();
			throw ex;
		}
	}

	/**
	 * Pass on what the caller sends, until one of the two ends it.
	 * @param caller the caller's connection
	 * @param upstream the server's
	 */
	private void send(Socket caller, Socket upstream) {
		try {
			caller.getInputStream().transferTo(upstream.getOutputStream());
			upstream.shutdownOutput();
		}
		catch (IOException ex) {
			// The caller is gone: so is the exchange.
			LoopbackServer.closeQuietly(upstream);
		}
		finally {
			this.connections.remove(upstream);
		}
	}

	private void receive(Socket upstream, Socket caller, TcpFault fault) throws IOException {
		boolean trickle = fault.kind() == TcpFault.Kind.TRICKLE;
		int left = trickle ? Integer.MAX_VALUE : fault.bytes();
		byte[] buffer = new byte[trickle ? 1 : BUFFER];
		InputStream input = upstream.getInputStream();
		OutputStream output = caller.getOutputStream();
		while (left > 0) {
			int read = input.read(buffer, 0, Math.min(buffer.length, left));
			if (read < 0) {
				return;
			}
			this.pauses.pause(fault.pause());
			output.write(buffer, 0, read);
			left -= trickle ? 0 : read;
		}
		befall(caller, fault);
	}

	private static void befall(Socket caller, TcpFault fault) throws IOException {
		if (fault.kind() == TcpFault.Kind.RESET) {
			caller.setSoLinger(true, 0);
			caller.close();
			return;
		}
		if (fault.kind() == TcpFault.Kind.HALF_CLOSE) {
			caller.shutdownOutput();
		}
		// Until the caller gives up, or is silent for too long.
		caller.getInputStream().transferTo(OutputStream.nullOutputStream());
	}

}
