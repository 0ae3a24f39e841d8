package io.hawcx.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A loopback server of one thread that lets requests gather, each on a connection of its
 * own, and answers all of them when it is told to.
 */
public final class GatheringServer implements AutoCloseable {

	private static final Pattern LENGTH = Pattern.compile("\r\ncontent-length: ([0-9]+)\r\n", Pattern.CASE_INSENSITIVE);

	private final Selector selector;

	private final ServerSocketChannel listener;

	private final CountDownLatch arrived;

	private final CountDownLatch released = new CountDownLatch(1);

	private final List<SocketChannel> waiting = new ArrayList<>();

	private final IntFunction<HttpResponse> replies;

	private final int expected;

	public GatheringServer(int expected, IntFunction<HttpResponse> replies) throws IOException {
		this.expected = expected;
		this.replies = replies;
		this.arrived = new CountDownLatch(expected);
		this.selector = Selector.open();
		this.listener = ServerSocketChannel.open()
			.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] { 127, 0, 0, 1 }), 0), 2 * expected);
		this.listener.configureBlocking(false).register(this.selector, SelectionKey.OP_ACCEPT);
		Thread thread = new Thread(this::serve, "gathering-server");
		thread.setDaemon(true);
		thread.start();
	}

	public String url() {
		return "http://127.0.0.1:" + this.listener.socket().getLocalPort();
	}

	public void awaitAll() throws InterruptedException {
		this.arrived.await();
	}

	public void release() {
		this.released.countDown();
	}

	private void serve() {
		try {
			while (this.waiting.size() < this.expected) {
				this.selector.select();
				for (SelectionKey key : this.selector.selectedKeys()) {
					handle(key);
				}
				this.selector.selectedKeys().clear();
			}
			this.released.await();
			for (int i = 0; i < this.expected; i++) {
				answer(this.waiting.get(i), this.replies.apply(i));
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void handle(SelectionKey key) throws IOException {
		if (key.isAcceptable()) {
			SocketChannel connection = this.listener.accept();
			connection.configureBlocking(false)
				.register(this.selector, SelectionKey.OP_READ, ByteBuffer.allocate(8 * 1024));
			return;
		}
		ByteBuffer received = (ByteBuffer) key.attachment();
		SocketChannel connection = (SocketChannel) key.channel();
		connection.read(received);
		if (isComplete(new String(received.array(), 0, received.position(), StandardCharsets.ISO_8859_1))) {
			key.cancel();
			this.waiting.add(connection);
			this.arrived.countDown();
		}
	}

	private static boolean isComplete(String received) {
		int head = received.indexOf("\r\n\r\n");
		Matcher length = LENGTH.matcher(received);
		return head > 0 && length.find() && received.length() == head + 4 + Integer.parseInt(length.group(1));
	}

	private static void answer(SocketChannel connection, HttpResponse reply) throws IOException {
		StringBuilder head = new StringBuilder("HTTP/1.1 " + reply.status() + " OK\r\n");
		reply.headers().forEach((name, values) -> head.append(name).append(": ").append(values.get(0)).append("\r\n"));
		head.append("Content-Length: ").append(reply.body().length).append("\r\n\r\n");
		ByteBuffer bytes = ByteBuffer.allocate(head.length() + reply.body().length)
			.put(head.toString().getBytes(StandardCharsets.ISO_8859_1))
			.put(reply.body())
			.flip();
		while (bytes.hasRemaining()) {
			connection.write(bytes);
		}
	}

	@Override
	public void close() throws IOException {
		this.selector.close();
		this.listener.close();
		for (SocketChannel connection : this.waiting) {
			connection.close();
		}
	}

}
