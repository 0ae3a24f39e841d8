package io.hawcx.security.handover;

import io.hawcx.security.internal.ServerReplies;
import io.hawcx.security.internal.ServerRequestBodies;
import reactor.core.publisher.Mono;

import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;

/**
 * Reads the body of a hand-over from a request of the reactive stack.
 */
final class ServerHandoverBody {

	private ServerHandoverBody() {
	}

	static Mono<HandoverBody> body(ServerWebExchange exchange) {
		return Mono.defer(() -> {
			ServerHttpRequest request = exchange.getRequest();
			HandoverBody.requireShort(request.getHeaders().getContentLength());
			HandoverBody.refuseAddress(request.getURI().getRawQuery());
			return ServerReplies.isJson(request)
					? ServerRequestBodies.bytes(request, HandoverBody.LONGEST).map(HandoverBody::json) : form(exchange);
		});
	}

	private static Mono<HandoverBody> form(ServerWebExchange exchange) {
		return ServerRequestBodies.form(exchange).map((form) -> HandoverBody.form(form::get));
	}

}
