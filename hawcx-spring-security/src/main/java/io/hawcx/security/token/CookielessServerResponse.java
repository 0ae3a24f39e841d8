package io.hawcx.security.token;

import reactor.core.publisher.Mono;

import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/**
 * A response that sets no cookie.
 */
final class CookielessServerResponse extends ServerHttpResponseDecorator {

	private final MultiValueMap<String, ResponseCookie> cookies = new LinkedMultiValueMap<>();

	CookielessServerResponse(ServerHttpResponse response) {
		super(response);
		response.beforeCommit(() -> Mono.fromRunnable(() -> response.getHeaders().remove(HttpHeaders.SET_COOKIE)));
	}

	@Override
	public MultiValueMap<String, ResponseCookie> getCookies() {
		return this.cookies;
	}

	@Override
	public void addCookie(ResponseCookie cookie) {
		// An app that sends tokens keeps none.
	}

}
