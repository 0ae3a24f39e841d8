package io.hawcx.security.oauth2;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

import io.hawcx.security.internal.ServerReplies;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.security.web.WebAttributes;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import org.springframework.web.server.WebSession;

/**
 * Answers with the pages of {@link LoginPages}, before Spring Security's generated login
 * page, which says "Invalid credentials" whatever happened.
 */
final class LoginPageWebFilter implements WebFilter {

	private static final MediaType CSS = new MediaType("text", "css", StandardCharsets.UTF_8);

	private final LoginPages pages;

	LoginPageWebFilter(LoginPages pages) {
		this.pages = pages;
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		ServerHttpRequest request = exchange.getRequest();
		LoginPageAddresses.Asked asked = this.pages.addresses()
			.asked(request.getMethod().name(), "", request.getPath().pathWithinApplication().value(),
					request.getURI().getRawQuery());
		if (asked == null) {
			return chain.filter(exchange);
		}
		if (asked == LoginPageAddresses.Asked.STYLESHEET) {
			return style(exchange.getResponse());
		}
		return exchange.getSession()
			.map((session) -> Optional.ofNullable(failureCode(session)))
			// Elsewhere, as texts of the application may be read from files.
			.publishOn(Schedulers.boundedElastic())
			.flatMap((code) -> Mono
				.justOrEmpty(this.pages.page(asked, code.orElse(null), request.getPath().contextPath().value(), "",
						request.getHeaders().getFirst(HttpHeaders.ACCEPT_LANGUAGE)))
				.map((page) -> write(exchange.getResponse(), page, LoginPages.retryAfter(asked, code.orElse(null)))))
			.defaultIfEmpty(Mono.defer(() -> chain.filter(exchange)))
			.flatMap((reply) -> reply);
	}

	private static Mono<Void> write(ServerHttpResponse response, byte[] page, @Nullable Duration retryAfter) {
		if (retryAfter == null) {
			return ServerReplies.write(response, HttpStatus.OK, ServerReplies.HTML, page);
		}
		response.getHeaders().set(HttpHeaders.RETRY_AFTER, String.valueOf(retryAfter.toSeconds()));
		return ServerReplies.write(response, HttpStatus.SERVICE_UNAVAILABLE, ServerReplies.HTML, page);
	}

	private static Mono<Void> style(ServerHttpResponse response) {
		return Mono.defer(() -> {
			byte[] body = LoginPages.stylesheet();
			response.getHeaders().setContentType(CSS);
			response.getHeaders().set(HttpHeaders.CACHE_CONTROL, LoginPages.STYLESHEET_CACHE);
			response.getHeaders().setContentLength(body.length);
			return response.writeWith(Mono.fromSupplier(() -> response.bufferFactory().wrap(body)));
		});
	}

	@SuppressWarnings("NullAway") // WebSession does not say that an attribute may be
									// absent.
	private static String failureCode(WebSession session) {
		return LoginPages.failureCode(session.getAttribute(WebAttributes.AUTHENTICATION_EXCEPTION));
	}

}
