package io.hawcx.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/**
 * Listens on loopback, accepts nobody and has its queue full, so that connecting hangs.
 */
final class BackloggedListener implements AutoCloseable {

	private static final int MORE_THAN_FIT = 8;

	private final ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] { 127, 0, 0, 1 }));

	private final List<SocketChannel> queue = new ArrayList<>();

	BackloggedListener() throws IOException {
		for (int i = 0; i < MORE_THAN_FIT; i++) {
			SocketChannel channel = SocketChannel.open();
			channel.configureBlocking(false);
			channel.connect(new InetSocketAddress(this.socket.getInetAddress(), this.socket.getLocalPort()));
			this.queue.add(channel);
		}
	}

	URI uri() {
		return URI.create("http://127.0.0.1:" + this.socket.getLocalPort() + "/");
	}

	@Override
	public void close() throws IOException {
		this.socket.close();
		for (SocketChannel channel : this.queue) {
			channel.close();
		}
	}

}
