package io.hawcx.security.handover;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.hawcx.security.internal.ServerReplies;
import reactor.core.publisher.Mono;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.MediaType;
import org.springframework.http.codec.multipart.FormFieldPart;
import org.springframework.http.codec.multipart.Part;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.util.MultiValueMap;
import org.springframework.web.server.ServerWebExchange;

/**
 * Reads the body of a hand-over from a request of the reactive stack.
 */
final class HandoverExchanges {

	private HandoverExchanges() {
	}

	static Mono<HandoverBody> body(ServerWebExchange exchange) {
		return Mono.defer(() -> {
			ServerHttpRequest request = exchange.getRequest();
			HandoverBody.requireShort(request.getHeaders().getContentLength());
			HandoverBody.refuseAddress(request.getURI().getRawQuery());
			if (ServerReplies.isJson(request)) {
				return json(request);
			}
			return isMultipart(request) ? multipart(exchange) : form(exchange);
		});
	}

	private static Mono<HandoverBody> json(ServerHttpRequest request) {
		return DataBufferUtils.join(request.getBody(), HandoverBody.LONGEST)
			.map(HandoverExchanges::bytes)
			.defaultIfEmpty(new byte[0])
			.onErrorReturn(DataBufferLimitException.class, new byte[HandoverBody.LONGEST + 1])
			.map(HandoverBody::json);
	}

	private static byte[] bytes(DataBuffer buffer) {
		byte[] bytes = new byte[buffer.readableByteCount()];
		buffer.read(bytes);
		DataBufferUtils.release(buffer);
		return bytes;
	}

	private static Mono<HandoverBody> form(ServerWebExchange exchange) {
		return exchange.getFormData().map((form) -> HandoverBody.form(form::get));
	}

	private static Mono<HandoverBody> multipart(ServerWebExchange exchange) {
		if (exchange.getRequest().getHeaders().getContentLength() < 0) {
			return Mono.error(HandoverBody.invalid("A multipart body must say how long it is."));
		}
		return exchange.getMultipartData()
			.map(HandoverExchanges::fields)
			.map((fields) -> HandoverBody.form(fields::get));
	}

	private static Map<String, List<String>> fields(MultiValueMap<String, Part> parts) {
		return parts.entrySet()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey,
					(entry) -> entry.getValue()
						.stream()
						.map((part) -> (part instanceof FormFieldPart field) ? field.value() : "")
						.toList()));
	}

	private static boolean isMultipart(ServerHttpRequest request) {
		MediaType type = request.getHeaders().getContentType();
		return type != null && MediaType.MULTIPART_FORM_DATA.isCompatibleWith(type);
	}

}
