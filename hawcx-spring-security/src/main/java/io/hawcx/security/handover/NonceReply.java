package io.hawcx.security.handover;

import java.util.LinkedHashMap;
import java.util.Map;

import io.hawcx.security.internal.Json;
import org.jspecify.annotations.Nullable;

/**
 * What a page is told before it begins a login: the nonce, and the CSRF token that the
 * hand-over will need.
 */
final class NonceReply {

	private NonceReply() {
	}

	/**
	 * Write the reply.
	 * @param nonce the nonce
	 * @param csrf the CSRF token, or {@code null} where there is no protection
	 * @return the body
	 */
	static byte[] json(String nonce, @Nullable Csrf csrf) {
		Map<String, Object> answer = new LinkedHashMap<>();
		answer.put("nonce", nonce);
		if (csrf != null) {
			answer.put("csrf", Map.of("headerName", csrf.headerName(), "parameterName", csrf.parameterName(), "token",
					csrf.token()));
		}
		return Json.bytes(answer);
	}

	/**
	 * A CSRF token, whichever stack it is of.
	 *
	 * @param headerName the header that carries it
	 * @param parameterName the parameter that carries it
	 * @param token the token
	 */
	record Csrf(String headerName, String parameterName, String token) {

	}

}
