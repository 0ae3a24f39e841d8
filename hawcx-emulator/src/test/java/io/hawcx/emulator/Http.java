package io.hawcx.emulator;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

import io.hawcx.emulator.internal.json.Json;

/**
 * Calls an emulator as a stranger would, following nothing.
 */
public final class Http {

	private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private final String baseUrl;

	public Http(String baseUrl) {
		this.baseUrl = baseUrl;
	}

	public HttpResponse<String> get(String path, String... headers) {
		return send(path, (request) -> withHeaders(request, headers));
	}

	public HttpResponse<String> post(String path, byte[] body, String... headers) {
		return send(path,
				(request) -> withHeaders(request, headers).POST(HttpRequest.BodyPublishers.ofByteArray(body)));
	}

	public HttpResponse<String> postForm(String path, Map<String, String> form, String... headers) {
		return post(path, encode(form).getBytes(StandardCharsets.UTF_8),
				concat(headers, "Content-Type", "application/x-www-form-urlencoded"));
	}

	public HttpResponse<String> postJson(String path, Map<String, ?> json, String... headers) {
		return post(path, Json.write(json), concat(headers, "Content-Type", "application/json"));
	}

	public HttpResponse<String> send(String path, UnaryOperator<HttpRequest.Builder> customizer) {
		URI uri = URI.create(path.startsWith("http") ? path : this.baseUrl + path);
		HttpRequest request = customizer.apply(HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(20))).build();
		try {
			return this.client.send(request, HttpResponse.BodyHandlers.ofString());
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

	public static String encode(Map<String, String> parameters) {
		return parameters.entrySet()
			.stream()
			.map((entry) -> URLEncoder.encode(entry.getKey(), StandardCharsets.UTF_8) + "="
					+ URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
			.collect(Collectors.joining("&"));
	}

	public static Map<String, Object> json(HttpResponse<String> response) {
		return Json.readObject(response.body().getBytes(StandardCharsets.UTF_8));
	}

	private static HttpRequest.Builder withHeaders(HttpRequest.Builder request, String... headers) {
		return (headers.length > 0) ? request.headers(headers) : request;
	}

	private static String[] concat(String[] headers, String... more) {
		String[] all = Arrays.copyOf(headers, headers.length + more.length);
		System.arraycopy(more, 0, all, headers.length, more.length);
		return all;
	}

}
