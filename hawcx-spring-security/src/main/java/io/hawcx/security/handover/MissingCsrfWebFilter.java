package io.hawcx.security.handover;

import java.util.concurrent.atomic.AtomicBoolean;

import reactor.core.publisher.Mono;

import org.springframework.security.web.server.csrf.CsrfToken;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

/**
 * Tells once that codes come to a chain without CSRF protection, which cannot be seen
 * while a chain of the reactive stack is written.
 */
final class MissingCsrfWebFilter implements WebFilter {

	private final ServerWebExchangeMatcher requests;

	private final Runnable warning;

	private final AtomicBoolean warned = new AtomicBoolean();

	MissingCsrfWebFilter(ServerWebExchangeMatcher requests, Runnable warning) {
		this.requests = requests;
		this.warning = warning;
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		return this.requests.matches(exchange).flatMap((match) -> {
			if (match.isMatch() && exchange.getAttribute(CsrfToken.class.getName()) == null
					&& this.warned.compareAndSet(false, true)) {
				this.warning.run();
			}
			return chain.filter(exchange);
		});
	}

}
