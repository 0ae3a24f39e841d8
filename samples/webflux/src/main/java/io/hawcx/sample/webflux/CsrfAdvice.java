package io.hawcx.sample.webflux;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.security.web.reactive.result.view.CsrfRequestDataValueProcessor;
import org.springframework.security.web.server.csrf.CsrfToken;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.server.ServerWebExchange;

/**
 * Lets the forms of templates carry the CSRF token, which WebFlux hands out only to who
 * asks.
 */
@ControllerAdvice
class CsrfAdvice {

	@ModelAttribute(CsrfRequestDataValueProcessor.DEFAULT_CSRF_ATTR_NAME)
	Mono<CsrfToken> csrf(ServerWebExchange exchange) {
		Mono<CsrfToken> token = token(exchange);
		return (token != null) ? token : Mono.empty();
	}

	private static @Nullable Mono<CsrfToken> token(ServerWebExchange exchange) {
		return exchange.getAttribute(CsrfToken.class.getName());
	}

}
