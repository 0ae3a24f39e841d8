package io.hawcx.test.login;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import javax.net.ssl.SSLContext;

import org.apache.hc.client5.http.classic.HttpClient;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.support.ClassicRequestBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Requests of one browser: keeps cookies, follows redirects only as far as it is told to.
 */
final class Http {

	private static final int MOST_REDIRECTS = 20;

	private final Supplier<HttpClient> factory;

	private final LoopbackCookies cookies = new LoopbackCookies();

	private @Nullable HttpClient client;

	/**
	 * Create a browser without cookies that trusts whom Java trusts.
	 */
	Http() {
		this.factory = () -> LoopbackClients.create(null);
	}

	/**
	 * Create a browser without cookies.
	 * @param trust whose certificates are good, asked at the first request
	 */
	Http(Supplier<SSLContext> trust) {
		this.factory = () -> LoopbackClients.create(trust.get());
	}

	private HttpClient client() {
		HttpClient client = this.client;
		if (client == null) {
			client = this.factory.get();
			this.client = client;
		}
		return client;
	}

	HttpResponse<String> fetch(URI address) {
		return send(ClassicRequestBuilder.get(address).addHeader("Accept", "*/*").build(), address);
	}

	HttpResponse<String> get(URI address) {
		return send(ClassicRequestBuilder.get(address).addHeader("Accept", "text/html,*/*;q=0.8").build(), address);
	}

	HttpResponse<String> post(URI address, Map<String, String> form, Map<String, String> headers) {
		ClassicRequestBuilder request = ClassicRequestBuilder.post(address)
			.setEntity(encode(form), ContentType.APPLICATION_FORM_URLENCODED.withCharset((String) null));
		headers.forEach(request::addHeader);
		return send(request.build(), address);
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

	private HttpResponse<String> send(ClassicHttpRequest request, URI address) {
		try {
			List<String> cookies = this.cookies.get(address, Map.of()).getOrDefault("Cookie", List.of());
			if (!cookies.isEmpty()) {
				request.setHeader("Cookie", String.join("; ", cookies));
			}
			HttpAnswer answer = client().execute(request, (response) -> HttpAnswer.of(address, request, response));
			this.cookies.put(address, answer.headers().map());
			return answer;
		}
		catch (IOException ex) {
			throw new AssertionError("No answer from " + address.getScheme() + "://" + address.getAuthority(), ex);
		}
	}

}
