package io.hawcx.security.stepup;

import java.util.Optional;

import io.hawcx.security.internal.ServerReplies;
import io.hawcx.security.internal.ServerRequestBodies;
import reactor.core.publisher.Mono;

import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.web.server.csrf.CsrfToken;
import org.springframework.web.server.ServerWebExchange;

/**
 * Reads the body of a step-up from a request of the reactive stack.
 */
final class ServerStepUpBody {

	private ServerStepUpBody() {
	}

	static Mono<StepUpBody> body(ServerWebExchange exchange) {
		return Mono.defer(() -> {
			ServerHttpRequest request = exchange.getRequest();
			StepUpBody.refuseAddress(request.getURI().getRawQuery());
			StepUpBody.requireShort(request.getHeaders().getContentLength());
			return ServerReplies.isJson(request)
					? ServerRequestBodies.bytes(request, StepUpBody.LONGEST).map(StepUpBody::json) : form(exchange);
		});
	}

	private static Mono<StepUpBody> form(ServerWebExchange exchange) {
		if (ServerRequestBodies.isMultipart(exchange.getRequest())
				&& exchange.getRequest().getHeaders().getContentLength() < 0) {
			return Mono.error(StepUpBody.lengthRequired());
		}
		return csrfParameter(exchange).flatMap((parameter) -> ServerRequestBodies.form(exchange)
			.map((fields) -> StepUpBody.form(fields, parameter.orElse(null))));
	}

	private static Mono<Optional<String>> csrfParameter(ServerWebExchange exchange) {
		Mono<CsrfToken> token = exchange.getAttribute(CsrfToken.class.getName());
		return (token != null) ? token.map((found) -> Optional.of(found.getParameterName()))
				: Mono.just(Optional.empty());
	}

}
