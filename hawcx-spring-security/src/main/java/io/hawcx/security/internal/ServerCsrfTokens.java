package io.hawcx.security.internal;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.security.web.server.csrf.CsrfToken;
import org.springframework.web.server.ServerWebExchange;

/**
 * Tells pages a CSRF token that their chain accepts. On the reactive stack what the
 * exchange's attribute holds is good by header and by parameter.
 */
public final class ServerCsrfTokens {

	private ServerCsrfTokens() {
	}

	/**
	 * Describe the token of an exchange.
	 * @param exchange an exchange that has passed the CSRF filter
	 * @return {@code headerName} with its {@code token} and {@code parameterName} with
	 * its {@code parameterToken}; empty where the chain has no protection
	 */
	public static Mono<Map<String, String>> describe(ServerWebExchange exchange) {
		Mono<CsrfToken> token = token(exchange);
		return (token != null) ? token.map(ServerCsrfTokens::describe) : Mono.just(Map.of());
	}

	private static Map<String, String> describe(CsrfToken token) {
		Map<String, String> description = new LinkedHashMap<>();
		description.put("headerName", token.getHeaderName());
		description.put("token", token.getToken());
		description.put("parameterName", token.getParameterName());
		description.put("parameterToken", token.getToken());
		return description;
	}

	private static @Nullable Mono<CsrfToken> token(ServerWebExchange exchange) {
		return exchange.getAttribute(CsrfToken.class.getName());
	}

}
