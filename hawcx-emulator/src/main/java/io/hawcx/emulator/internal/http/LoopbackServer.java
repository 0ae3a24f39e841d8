package io.hawcx.emulator.internal.http;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.HttpService;
import org.apache.hc.core5.http.io.support.BasicHttpServerExpectationDecorator;
import org.apache.hc.core5.http.protocol.HttpCoreContext;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP/1.1 server on 127.0.0.1, and nowhere else. It stands on Apache HttpCore, which
 * every user of the starter already has through HttpClient, and which parses robustly and
 * within limits. Connections and threads are bounded, all threads are daemons, and
 * {@link #close()} ends everything at once, idle connections too.
 */
public final class LoopbackServer implements AutoCloseable {

	private static final int MAX_CONNECTIONS = 256;

	private static final int IDLE_MILLIS = 30_000;

	private static final int CLOSE_MILLIS = 2_000;

	private static final Http1Config LIMITS = Http1Config.custom()
		.setMaxLineLength(16 * 1024)
		.setMaxHeaderCount(100)
		.setMaxEmptyLineCount(5)
		.build();

	private final ServerSocket socket;

	private final Set<Socket> connections = ConcurrentHashMap.newKeySet();

	private final ThreadPoolExecutor workers;

	private final Queue<Thread> threads = new ConcurrentLinkedQueue<>();

	private final Pauses pauses = new Pauses();

	private final TcpProxy proxy;

	private volatile @Nullable Thread acceptor;

	private LoopbackServer(ServerSocket socket) throws IOException {
		this.socket = socket;
		this.workers = new ThreadPoolExecutor(0, MAX_CONNECTIONS, 10, TimeUnit.SECONDS, new SynchronousQueue<>(),
				this::worker);
		this.proxy = new TcpProxy(socket.getLocalPort(), this.workers, this.connections, this.pauses);
	}

	/**
	 * Bind to a port of 127.0.0.1. Nothing is answered before {@link #start}.
	 * @param port the port, or 0 for any free one
	 * @return the server
	 * @throws UncheckedIOException if the port is taken
	 */
	public static LoopbackServer bind(int port) {
		ServerSocket socket = null;
		try {
			socket = new ServerSocket();
			socket.setReuseAddress(true);
			socket.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] { 127, 0, 0, 1 }), port), 128);
			return new LoopbackServer(socket);
		}
		catch (IOException ex) {
			closeQuietly(socket);
			throw new UncheckedIOException("The Hawcx emulator cannot listen on 127.0.0.1:" + port
					+ ": choose another port, or 0 for any free one.", ex);
		}
	}

	/**
	 * Return the port that is listened on.
	 * @return the port
	 */
	public int port() {
		return this.socket.getLocalPort();
	}

	/**
	 * Tell whether the server was closed.
	 * @return {@code true} if it was
	 */
	public boolean isClosed() {
		return this.socket.isClosed();
	}

	/**
	 * Count the open connections.
	 * @return how many there are now
	 */
	public int openConnections() {
		return this.connections.size();
	}

	/**
	 * Begin to answer.
	 * @param handler who answers
	 * @param tcpFaults what happens to the next connection, mostly {@code null}
	 */
	public void start(Handler handler, Supplier<@Nullable TcpFault> tcpFaults) {
		HttpService service = new RefusingService(
				new BasicHttpServerExpectationDecorator(new HttpExchange(handler, this.pauses)), LIMITS);
		Thread thread = daemon(() -> accept(service, tcpFaults), "hawcx-emulator-" + port());
		this.acceptor = thread;
		thread.start();
	}

	private void accept(HttpService service, Supplier<@Nullable TcpFault> tcpFaults) {
		while (!this.socket.isClosed()) {
			Socket connection = null;
			try {
				connection = this.socket.accept();
				take(connection, service, tcpFaults);
			}
			catch (IOException | RejectedExecutionException ex) {
				// Closed meanwhile, or more connections than allowed: the caller sees a
				// reset.
				closeQuietly(connection);
			}
		}
	}

	private void take(Socket connection, HttpService service, Supplier<@Nullable TcpFault> tcpFaults)
			throws IOException {
		connection.setTcpNoDelay(true);
		connection.setSoTimeout(IDLE_MILLIS);
		this.connections.add(connection);
		// The proxy's own connections come back here.
		TcpFault fault = this.proxy.isOwn(connection) ? null : tcpFaults.get();
		try {
			this.workers.execute((fault != null) ? () -> relay(connection, fault) : () -> serve(connection, service));
		}
		catch (RejectedExecutionException ex) {
			this.connections.remove(connection);
			throw ex;
		}
	}

	private void relay(Socket connection, TcpFault fault) {
		try {
			this.proxy.relay(connection, fault);
		}
		catch (IOException | RejectedExecutionException ex) {
			// The caller went away or the server was closed, as faults make them do.
			closeQuietly(connection);
		}
		finally {
			this.connections.remove(connection);
			closeQuietly(connection);
		}
	}

	private void serve(Socket connection, HttpService service) {
		try (LingeringConnection http = new LingeringConnection(connection, LIMITS)) {
			http.bind(connection);
			serve(http, connection, service);
		}
		catch (IOException | HttpException ex) {
			// The caller went away, was idle for too long or spoke no HTTP: it has its
			// answer.
			closeQuietly(connection);
		}
		finally {
			this.connections.remove(connection);
			closeQuietly(connection);
		}
	}

	private void serve(LingeringConnection http, Socket connection, HttpService service)
			throws IOException, HttpException {
		try {
			while (!this.socket.isClosed() && http.isOpen()) {
				service.handleRequest(http, HttpCoreContext.create());
			}
		}
		catch (ConnectionEndException ex) {
			// Before the connection is closed, which would end it in an orderly way.
			ex.end(connection);
		}
	}

	@Override
	public void close() {
		closeQuietly(this.socket);
		this.pauses.close();
		this.connections.forEach(LoopbackServer::closeQuietly);
		this.workers.shutdownNow();
		awaitThreads();
	}

	/** The port is free only when the thread has left its call to accept. */
	private void awaitThreads() {
		try {
			Thread thread = this.acceptor;
			if (thread != null) {
				thread.join(CLOSE_MILLIS);
			}
			long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(CLOSE_MILLIS);
			for (Thread worker : this.threads) {
				// A fault may close the server on one of them.
				long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
				if (worker != Thread.currentThread() && left > 0) {
					worker.join(left);
				}
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private Thread worker(Runnable task) {
		Thread thread = daemon(task, "hawcx-emulator-worker");
		this.threads.removeIf((other) -> other.getState() == Thread.State.TERMINATED);
		this.threads.add(thread);
		return thread;
	}

	static void closeQuietly(@Nullable Closeable closeable) {
		if (closeable != null) {
			try {
				closeable.close();
			}
			catch (IOException ex) {
				// Nothing is left to do with it.
			}
		}
	}

	private static Thread daemon(Runnable task, String name) {
		Thread thread = new Thread(task, name);
		thread.setDaemon(true);
		return thread;
	}

}
