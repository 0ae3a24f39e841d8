package io.hawcx.sample.webapp.nodes;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A Redis of a test's own: on loopback, in memory, without configuration or service.
 */
final class RedisServer implements AutoCloseable {

	private static final int ATTEMPTS = 3;

	private final ChildProcess process;

	private final int port;

	private RedisServer(ChildProcess process, int port) {
		this.process = process;
		this.port = port;
	}

	static Optional<Path> program() {
		Stream<String> path = Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator));
		return Stream.concat(path, Stream.of("/usr/bin", "/usr/local/bin", "/opt/homebrew/bin"))
			.filter((folder) -> !folder.isBlank())
			.map((folder) -> Path.of(folder, "redis-server"))
			.filter(Files::isExecutable)
			.findFirst();
	}

	static RedisServer start() {
		String program = program().orElseThrow().toString();
		for (int i = 1;; i++) {
			int port = freePort();
			try {
				ChildProcess process = ChildProcess.start("Ready to accept connections", program, "--port",
						String.valueOf(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no");
				return new RedisServer(process, port);
			}
			catch (IllegalStateException ex) {
				// Somebody else may have taken the port since it was found free.
				if (i == ATTEMPTS) {
					throw ex;
				}
			}
		}
	}

	// Redis cannot choose a port itself.
	private static int freePort() {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	int port() {
		return this.port;
	}

	@Override
	public void close() {
		this.process.close();
	}

}
