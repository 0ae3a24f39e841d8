package io.hawcx.security.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import reactor.core.publisher.Mono;

import org.springframework.core.codec.DecodingException;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.MediaType;
import org.springframework.http.codec.multipart.FormFieldPart;
import org.springframework.http.codec.multipart.Part;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.util.MultiValueMap;
import org.springframework.web.server.ContentTooLargeException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.ServerWebInputException;

/**
 * Reads small bodies from requests of the reactive stack.
 */
public final class ServerRequestBodies {

	private ServerRequestBodies() {
	}

	/**
	 * Read a body.
	 * @param request the request
	 * @param longest how many bytes it may have
	 * @return its bytes, none if there is no body; more than {@code longest}, of no
	 * meaning, if it is longer
	 */
	public static Mono<byte[]> bytes(ServerHttpRequest request, int longest) {
		return DataBufferUtils.join(request.getBody(), longest)
			.map(ServerRequestBodies::bytes)
			.defaultIfEmpty(new byte[0])
			.onErrorReturn(DataBufferLimitException.class, new byte[longest + 1]);
	}

	private static byte[] bytes(DataBuffer buffer) {
		byte[] bytes = new byte[buffer.readableByteCount()];
		buffer.read(bytes);
		DataBufferUtils.release(buffer);
		return bytes;
	}

	/**
	 * Tell whether a form is a multipart one.
	 * @param request the request
	 * @return whether it says so
	 */
	public static boolean isMultipart(ServerHttpRequest request) {
		MediaType type = request.getHeaders().getContentType();
		return type != null && MediaType.MULTIPART_FORM_DATA.isCompatibleWith(type);
	}

	/**
	 * Read a form, multipart or not.
	 * @param exchange the exchange; the caller has limited how long its body is
	 * @return the values of each of its fields; a file counts as an empty one
	 */
	public static Mono<Map<String, List<String>>> form(ServerWebExchange exchange) {
		return isMultipart(exchange.getRequest()) ? exchange.getMultipartData().map(ServerRequestBodies::fields)
				: exchange.getFormData().map(LinkedHashMap::new);
	}

	private static Map<String, List<String>> fields(MultiValueMap<String, Part> parts) {
		Map<String, List<String>> fields = new LinkedHashMap<>();
		parts.forEach((name, values) -> fields.put(name,
				values.stream().map((part) -> (part instanceof FormFieldPart field) ? field.value() : "").toList()));
		return fields;
	}

	/**
	 * Tell whether an error says that a body is longer than may be read.
	 * @param error the error
	 * @return whether it does
	 */
	public static boolean isTooLong(Throwable error) {
		return error instanceof DataBufferLimitException || error instanceof ContentTooLargeException;
	}

	/**
	 * Tell whether an error says that a form cannot be read: it is malformed, or longer
	 * than may be read.
	 * @param error the error
	 * @return whether it does
	 */
	public static boolean isUnreadable(Throwable error) {
		// The last is what URLDecoder throws.
		return isTooLong(error) || error instanceof DecodingException || error instanceof ServerWebInputException
				|| error instanceof IllegalArgumentException;
	}

}
