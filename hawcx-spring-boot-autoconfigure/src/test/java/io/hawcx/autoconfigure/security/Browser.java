package io.hawcx.autoconfigure.security;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import tools.jackson.databind.json.JsonMapper;

/**
 * A browser with a cookie jar that follows redirects only when told to.
 */
class Browser {

	private final CookieManager cookies = new CookieManager();

	private final HttpClient http = HttpClient.newBuilder().cookieHandler(this.cookies).build();

	private final String application;

	Browser(String application) {
		this.application = application;
	}

	/**
	 * Return a browser of the same application without any cookie.
	 */
	Browser another() {
		return new Browser(this.application);
	}

	HttpResponse<String> get(String path) throws IOException {
		return send(HttpRequest.newBuilder(uri(path)).header("Accept", "text/html"));
	}

	HttpResponse<String> getPage(String path, String... headers) throws IOException {
		return send(HttpRequest.newBuilder(uri(path)).header("Accept", "text/html").headers(headers));
	}

	HttpResponse<String> postForm(String path, String form, String... headers) throws IOException {
		HttpRequest.Builder request = HttpRequest.newBuilder(uri(path))
			.header("Content-Type", "application/x-www-form-urlencoded")
			.POST(HttpRequest.BodyPublishers.ofString(form));
		return send((headers.length > 0) ? request.headers(headers) : request);
	}

	HttpResponse<String> getAsScript(String path, String... headers) throws IOException {
		HttpRequest.Builder request = HttpRequest.newBuilder(uri(path));
		return send((headers.length > 0) ? request.headers(headers) : request);
	}

	HttpResponse<String> post(String path, String type, String body, String... headers) throws IOException {
		return send(HttpRequest.newBuilder(uri(path))
			.header("Content-Type", type)
			.headers(headers)
			.POST(HttpRequest.BodyPublishers.ofString(body)));
	}

	/**
	 * Post without saying how long the body is.
	 */
	HttpResponse<String> postChunked(String path, String type, String body, String... headers) throws IOException {
		return send(HttpRequest.newBuilder(uri(path))
			.header("Content-Type", type)
			.headers(headers)
			.POST(HttpRequest.BodyPublishers
				.ofInputStream(() -> new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)))));
	}

	HttpResponse<String> postJson(String path, Map<String, ?> body, String... headers) throws IOException {
		HttpRequest.Builder request = HttpRequest.newBuilder(uri(path))
			.header("Content-Type", "application/json")
			.POST(HttpRequest.BodyPublishers.ofString(JsonMapper.shared().writeValueAsString(body)));
		return send((headers.length > 0) ? request.headers(headers) : request);
	}

	String origin() {
		return this.application;
	}

	/**
	 * Send a request of a script.
	 */
	HttpResponse<String> script(String method, String path, String... headers) throws IOException {
		HttpRequest.Builder request = HttpRequest.newBuilder(uri(path))
			.method(method, HttpRequest.BodyPublishers.noBody());
		return send((headers.length > 0) ? request.headers(headers) : request);
	}

	@SuppressWarnings("unchecked")
	Map<String, Object> getJson(String path) throws IOException {
		return JsonMapper.shared().readValue(getAsScript(path).body(), Map.class);
	}

	Map<String, String> cookies() {
		return this.cookies.getCookieStore()
			.getCookies()
			.stream()
			.collect(Collectors.toMap(HttpCookie::getName, HttpCookie::getValue));
	}

	static String form(Map<String, String> fields) {
		return fields.entrySet()
			.stream()
			.map((field) -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
			.collect(Collectors.joining("&"));
	}

	static String location(HttpResponse<?> response) {
		return response.headers().firstValue("Location").orElse("");
	}

	static Map<String, String> query(String address) {
		return Stream.of(URI.create(address).getRawQuery().split("&"))
			.map((pair) -> pair.split("=", 2))
			.collect(Collectors.toMap((pair) -> pair[0], (pair) -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
	}

	private URI uri(String path) {
		return URI.create(this.application).resolve(path);
	}

	private HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
		try {
			return this.http.send(request.timeout(Duration.ofSeconds(20)).build(),
					HttpResponse.BodyHandlers.ofString());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IOException(ex);
		}
	}

}
