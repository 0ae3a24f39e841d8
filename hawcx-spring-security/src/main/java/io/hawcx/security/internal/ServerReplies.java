package io.hawcx.security.internal;

import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;

/**
 * Requests and replies of the reactive stack.
 */
public final class ServerReplies {

	/**
	 * The type of a page.
	 */
	public static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

	private ServerReplies() {
	}

	/**
	 * Write a reply that no cache keeps.
	 * @param response the response, not committed
	 * @param status its status
	 * @param type its type
	 * @param body its bytes
	 * @return completion
	 */
	public static Mono<Void> write(ServerHttpResponse response, HttpStatus status, MediaType type, byte[] body) {
		return Mono.defer(() -> {
			response.setStatusCode(status);
			HttpHeaders headers = response.getHeaders();
			headers.setContentType(type);
			headers.setCacheControl(CacheControl.noStore());
			headers.setContentLength(body.length);
			return response.writeWith(Mono.fromSupplier(() -> response.bufferFactory().wrap(body)));
		});
	}

	/**
	 * Tell whether a browser navigates.
	 * @param request the request
	 * @return whether a redirect would bring the user somewhere
	 */
	public static boolean isPage(ServerHttpRequest request) {
		return NavigationHeaders.navigates((name) -> first(request, name));
	}

	/**
	 * Tell whether a request's body is JSON, which no plain form can send.
	 * @param request the request
	 * @return whether it says so
	 */
	public static boolean isJson(ServerHttpRequest request) {
		return NavigationHeaders.sendsJson((name) -> first(request, name));
	}

	private static @Nullable String first(ServerHttpRequest request, String name) {
		return request.getHeaders().getFirst(name);
	}

}
