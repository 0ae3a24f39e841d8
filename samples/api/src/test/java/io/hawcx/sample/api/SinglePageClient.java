package io.hawcx.sample.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * A web server of its own for the single-page application in {@code src/test/js/client},
 * which knows nothing but where the API and Hawcx are.
 */
final class SinglePageClient implements AutoCloseable {

	private static final Path FILES = Path.of("src/test/js/client");

	private static final Map<String, String> TYPES = Map.of("index.html", "text/html", "app.js", "text/javascript",
			"by-cookie.js", "text/javascript", "by-token.js", "text/javascript");

	private final HttpServer server;

	private volatile Map<String, String> values = Map.of();

	SinglePageClient() {
		try {
			this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.server.createContext("/", this::answer);
		this.server.start();
	}

	/**
	 * Return an origin under which the pages can be had.
	 * @param host any name of this machine
	 */
	String origin(String host) {
		return "http://" + host + ":" + this.server.getAddress().getPort();
	}

	/**
	 * Configure the application, as a bundler would.
	 * @param values by name, as they stand in {@code index.html}
	 */
	void configure(Map<String, String> values) {
		this.values = Map.copyOf(values);
	}

	private void answer(HttpExchange exchange) throws IOException {
		try (exchange) {
			String path = exchange.getRequestURI().getPath().substring(1);
			String name = path.isEmpty() ? "index.html" : path;
			if (!TYPES.containsKey(name)) {
				exchange.sendResponseHeaders(404, -1);
				return;
			}
			String text = Files.readString(FILES.resolve(name));
			for (Map.Entry<String, String> value : this.values.entrySet()) {
				text = text.replace("{{" + value.getKey() + "}}", value.getValue());
			}
			byte[] body = text.getBytes(StandardCharsets.UTF_8);
			exchange.getResponseHeaders().set("Content-Type", TYPES.get(name) + ";charset=utf-8");
			exchange.sendResponseHeaders(200, body.length);
			exchange.getResponseBody().write(body);
		}
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

}
