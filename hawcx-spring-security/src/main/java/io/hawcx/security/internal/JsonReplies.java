package io.hawcx.security.internal;

import java.io.IOException;
import java.util.Map;

import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;

/**
 * Replies of JSON that no cache keeps, independent of any mapper of the application.
 */
public final class JsonReplies {

	private JsonReplies() {
	}

	/**
	 * Write a reply.
	 * @param response the response, not committed
	 * @param status its status
	 * @param contentType its type
	 * @param object its body
	 * @throws IOException if the connection breaks
	 */
	public static void write(HttpServletResponse response, int status, String contentType, Map<String, ?> object)
			throws IOException {
		write(response, status, contentType, Json.bytes(object));
	}

	/**
	 * Write a reply.
	 * @param response the response, not committed
	 * @param status its status
	 * @param contentType its type
	 * @param body its bytes
	 * @throws IOException if the connection breaks
	 */
	public static void write(HttpServletResponse response, int status, String contentType, byte[] body)
			throws IOException {
		response.setStatus(status);
		response.setContentType(contentType);
		response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
		response.setContentLength(body.length);
		response.getOutputStream().write(body);
	}

}
