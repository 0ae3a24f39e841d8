package io.hawcx.test.login;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import javax.net.ssl.SSLContext;

import org.jspecify.annotations.Nullable;

/**
 * Requests of one browser: keeps cookies, follows redirects only as far as it is told to.
 */
final class Http {

	private static final Duration TIMEOUT = Duration.ofSeconds(30);

	private static final int MOST_REDIRECTS = 20;

	private final @Nullable Supplier<SSLContext> trust;

	private @Nullable HttpClient client;

	/**
	 * Create a browser without cookies that trusts whom Java trusts.
	 */
	Http() {
		this.trust = null;
	}

	/**
	 * Create a browser without cookies.
	 * @param trust whose certificates are good, asked at the first request
	 */
	Http(Supplier<SSLContext> trust) {
		this.trust = trust;
	}

	private HttpClient client() {
		HttpClient client = this.client;
		if (client == null) {
			HttpClient.Builder builder = HttpClient.newBuilder()
				.cookieHandler(new LoopbackCookies())
				.connectTimeout(TIMEOUT);
			client = ((this.trust != null) ? builder.sslContext(this.trust.get()) : builder).build();
			this.client = client;
		}
		return client;
	}

	HttpResponse<String> fetch(URI address) {
		return send(HttpRequest.newBuilder(address).header("Accept", "*/*"));
	}

	HttpResponse<String> get(URI address) {
		return send(HttpRequest.newBuilder(address).header("Accept", "text/html,*/*;q=0.8"));
	}

	HttpResponse<String> post(URI address, Map<String, String> form, Map<String, String> headers) {
		HttpRequest.Builder request = HttpRequest.newBuilder(address)
			.header("Content-Type", "application/x-www-form-urlencoded")
			.POST(BodyPublishers.ofString(encode(form)));
		headers.forEach(request::header);
		return send(request);
	}

	/**
	 * Follow redirects.
	 * @param answer an answer, which may be one
	 * @param where to which addresses
	 * @return the first answer that is no such redirect
	 */
	HttpResponse<String> follow(HttpResponse<String> answer, Predicate<URI> where) {
		HttpResponse<String> current = answer;
		for (int redirects = 0; redirects < MOST_REDIRECTS; redirects++) {
			URI target = target(current);
			if (target == null || !where.test(target)) {
				return current;
			}
			current = get(target);
		}
		throw new AssertionError("More than " + MOST_REDIRECTS + " redirects, the last one by " + current.uri());
	}

	static @Nullable URI target(HttpResponse<?> answer) {
		String location = answer.headers().firstValue("Location").orElse(null);
		return (answer.statusCode() / 100 == 3 && location != null) ? answer.uri().resolve(location) : null;
	}

	private static String encode(Map<String, String> form) {
		return form.entrySet()
			.stream()
			.map((field) -> encode(field.getKey()) + "=" + encode(field.getValue()))
			.collect(Collectors.joining("&"));
	}

	private static String encode(String text) {
		return URLEncoder.encode(text, StandardCharsets.UTF_8);
	}

	private HttpResponse<String> send(HttpRequest.Builder request) {
		HttpRequest built = request.timeout(TIMEOUT).build();
		try {
			return client().send(built, BodyHandlers.ofString());
		}
		catch (IOException ex) {
			throw new AssertionError("No answer from " + origin(built.uri()), ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new AssertionError("Interrupted while waiting for " + origin(built.uri()), ex);
		}
	}

	private static String origin(URI uri) {
		return uri.getScheme() + "://" + uri.getAuthority();
	}

}
