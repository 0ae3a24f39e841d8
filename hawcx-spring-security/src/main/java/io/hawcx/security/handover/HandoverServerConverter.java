package io.hawcx.security.handover;

import io.hawcx.security.internal.ServerReplies;
import reactor.core.publisher.Mono;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.server.authentication.ServerAuthenticationConverter;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebSession;

/**
 * Reads the code and its verifier from a request of the reactive stack.
 */
final class HandoverServerConverter implements ServerAuthenticationConverter {

	private final WebSessionNonces nonces;

	private final boolean requireNonce;

	HandoverServerConverter(WebSessionNonces nonces, boolean requireNonce) {
		this.nonces = nonces;
		this.requireNonce = requireNonce;
	}

	@Override
	public Mono<Authentication> convert(ServerWebExchange exchange) {
		return Mono.defer(() -> {
			ServerHttpRequest request = exchange.getRequest();
			HandoverBody.requireShort(request.getHeaders().getContentLength());
			HandoverBody.refuseAddress(request.getURI().getRawQuery());
			return ServerReplies.isJson(request) ? json(request) : form(exchange);
		}).flatMap((body) -> exchange.getSession().map((session) -> attempt(body, session)));
	}

	private Authentication attempt(HandoverBody body, WebSession session) {
		NonceRule rule = new NonceRule(this.nonces.anyOutstanding(session), this.requireNonce,
				(nonce) -> this.nonces.consume(session, nonce));
		return new HawcxCodeHandoverAuthenticationToken(body.code(), body.verifier(), rule);
	}

	private static Mono<HandoverBody> json(ServerHttpRequest request) {
		return DataBufferUtils.join(request.getBody(), HandoverBody.LONGEST)
			.map(HandoverServerConverter::bytes)
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

}
