package io.hawcx.test.login;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import javax.net.ssl.SSLSession;

import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.ParseException;
import org.apache.hc.core5.http.io.entity.EntityUtils;

/**
 * A whole answer, of the type that tests know from Java's own client.
 *
 * @param uri the address that was asked for
 * @param request the method and headers that were sent, without the body
 * @param statusCode the status
 * @param headers the headers
 * @param body the body, empty if there is none
 */
record HttpAnswer(URI uri, HttpRequest request, int statusCode, HttpHeaders headers,
		String body) implements HttpResponse<String> {

	static HttpAnswer of(URI address, ClassicHttpRequest request, ClassicHttpResponse response) throws IOException {
		HttpRequest sent = HttpRequest.newBuilder(address).method(request.getMethod(), BodyPublishers.noBody()).build();
		HttpEntity entity = response.getEntity();
		try {
			return new HttpAnswer(address, sent, response.getCode(), headers(response),
					(entity != null) ? EntityUtils.toString(entity, StandardCharsets.UTF_8) : "");
		}
		catch (ParseException ex) {
			throw new IOException("The answer has a Content-Type that is none.", ex);
		}
	}

	private static HttpHeaders headers(ClassicHttpResponse response) {
		Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
		for (Header header : response.getHeaders()) {
			headers.computeIfAbsent(header.getName(), (name) -> new ArrayList<>()).add(header.getValue());
		}
		return HttpHeaders.of(headers, (name, value) -> true);
	}

	@Override
	public Optional<HttpResponse<String>> previousResponse() {
		return Optional.empty();
	}

	@Override
	public Optional<SSLSession> sslSession() {
		return Optional.empty();
	}

	@Override
	public HttpClient.Version version() {
		return HttpClient.Version.HTTP_1_1;
	}

	@Override
	public String toString() {
		// Addresses, headers and pages hold codes.
		return "HttpAnswer[" + this.statusCode + " of " + this.uri.getAuthority() + this.uri.getPath() + "]";
	}

}
