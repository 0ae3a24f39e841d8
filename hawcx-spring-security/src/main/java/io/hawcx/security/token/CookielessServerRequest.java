package io.hawcx.security.token;

import org.springframework.http.HttpCookie;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/**
 * A request whose cookies nobody sees.
 */
final class CookielessServerRequest extends ServerHttpRequestDecorator {

	private final HttpHeaders headers;

	CookielessServerRequest(ServerHttpRequest request) {
		super(request);
		this.headers = without(request.getHeaders(), HttpHeaders.COOKIE);
	}

	static HttpHeaders without(HttpHeaders headers, String name) {
		HttpHeaders copy = new HttpHeaders();
		copy.putAll(headers);
		copy.remove(name);
		return HttpHeaders.readOnlyHttpHeaders(copy);
	}

	@Override
	public HttpHeaders getHeaders() {
		return this.headers;
	}

	@Override
	public MultiValueMap<String, HttpCookie> getCookies() {
		return new LinkedMultiValueMap<>();
	}

}
