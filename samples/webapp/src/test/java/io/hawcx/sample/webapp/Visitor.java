package io.hawcx.sample.webapp;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.springframework.web.util.HtmlUtils;

/**
 * Visits pages by plain HTTP: keeps cookies, follows redirects, fills forms in.
 */
public class Visitor {

	private static final int MOST_REDIRECTS = 20;

	private static final Pattern FORM = Pattern.compile("<main.*?<form[^>]*?action=\"([^\"]*)\"[^>]*>(.*?)</form>",
			Pattern.DOTALL);

	private static final Pattern HEADER_FORM = Pattern
		.compile("<header.*?<form[^>]*?action=\"([^\"]*)\"[^>]*>(.*?)</form>", Pattern.DOTALL);

	private static final Pattern HIDDEN = Pattern.compile("<input[^>]*type=\"hidden\"[^>]*>");

	private final HttpClient client = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

	private final URI home;

	private final UnaryOperator<URI> route;

	public Visitor(URI home) {
		this(home, UnaryOperator.identity());
	}

	/**
	 * Create a visitor of an application that runs on several nodes.
	 * @param home where paths begin
	 * @param route tells which node answers an address
	 */
	public Visitor(URI home, UnaryOperator<URI> route) {
		this.home = home;
		this.route = route;
	}

	public HttpResponse<String> get(String path) {
		return send(HttpRequest.newBuilder(this.route.apply(this.home.resolve(path))).header("Accept", "text/html"));
	}

	/**
	 * Fetch an address as the script of a page does.
	 * @param path the address
	 * @return the reply
	 */
	public HttpResponse<String> fetch(String path) {
		return send(HttpRequest.newBuilder(this.route.apply(this.home.resolve(path))));
	}

	public HttpResponse<String> post(String path, Map<String, String> form, String... headers) {
		return post(this.home.resolve(path), form, headers);
	}

	/**
	 * Submit the form in a page's main part.
	 */
	public HttpResponse<String> submit(HttpResponse<String> page, Map<String, String> fields) {
		return submit(page, FORM, fields);
	}

	/**
	 * Submit the form in a page's header.
	 */
	public HttpResponse<String> submitHeader(HttpResponse<String> page) {
		return submit(page, HEADER_FORM, Map.of());
	}

	private HttpResponse<String> submit(HttpResponse<String> page, Pattern pattern, Map<String, String> fields) {
		Matcher form = pattern.matcher(page.body());
		if (!form.find()) {
			throw new AssertionError("There is no form on " + page.uri() + ":\n" + page.body());
		}
		Map<String, String> values = new LinkedHashMap<>();
		Matcher hidden = HIDDEN.matcher(form.group(2));
		while (hidden.find()) {
			values.put(attribute(hidden.group(), "name"), attribute(hidden.group(), "value"));
		}
		values.putAll(fields);
		return post(page.uri().resolve(HtmlUtils.htmlUnescape(form.group(1))), values, "Accept", "text/html");
	}

	private HttpResponse<String> post(URI address, Map<String, String> form, String... headers) {
		String body = form.entrySet()
			.stream()
			.map((field) -> encode(field.getKey()) + "=" + encode(field.getValue()))
			.collect(Collectors.joining("&"));
		HttpRequest.Builder request = HttpRequest.newBuilder(this.route.apply(address))
			.header("Content-Type", "application/x-www-form-urlencoded")
			.POST(BodyPublishers.ofString(body));
		if (headers.length > 0) {
			request.headers(headers);
		}
		return send(request);
	}

	private HttpResponse<String> send(HttpRequest.Builder request) {
		HttpResponse<String> reply = sendOnce(request);
		for (int i = 0; i < MOST_REDIRECTS && reply.statusCode() / 100 == 3; i++) {
			URI next = reply.uri().resolve(reply.headers().firstValue("Location").orElseThrow());
			reply = sendOnce(HttpRequest.newBuilder(this.route.apply(next)).header("Accept", "text/html"));
		}
		return reply;
	}

	private HttpResponse<String> sendOnce(HttpRequest.Builder request) {
		try {
			return this.client.send(request.timeout(Duration.ofSeconds(20)).build(), BodyHandlers.ofString());
		}
		catch (IOException ex) {
			throw new AssertionError("No answer", ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new AssertionError("Interrupted", ex);
		}
	}

	private static String attribute(String element, String name) {
		Matcher attribute = Pattern.compile("\\b" + name + "=\"([^\"]*)\"").matcher(element);
		return attribute.find() ? HtmlUtils.htmlUnescape(attribute.group(1)) : "";
	}

	private static String encode(String text) {
		return URLEncoder.encode(text, StandardCharsets.UTF_8);
	}

}
