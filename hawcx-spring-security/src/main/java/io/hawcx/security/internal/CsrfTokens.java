package io.hawcx.security.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.csrf.CsrfToken;

/**
 * Tells pages a CSRF token that their chain accepts. What a request attribute holds is
 * good as a parameter always, but not always as a header: the handler of
 * {@code csrf.spa()} wants the raw token there. Which of them the chain's handler takes
 * is found out once, by asking its filter. Thread-safe.
 */
public final class CsrfTokens {

	private volatile @Nullable CsrfFilter filter;

	private volatile @Nullable Boolean headerTakesMasked;

	private CsrfTokens() {
	}

	/**
	 * Create what describes the tokens of a chain. To be called while the chain's
	 * configurers initialize.
	 * @param http the chain
	 * @return what describes its tokens
	 */
	@SuppressWarnings("unchecked")
	public static CsrfTokens of(HttpSecurity http) {
		CsrfTokens tokens = new CsrfTokens();
		CsrfConfigurer<HttpSecurity> csrf = http.getConfigurer(CsrfConfigurer.class);
		if (csrf != null) {
			csrf.withObjectPostProcessor(new ObjectPostProcessor<CsrfFilter>() {
				@Override
				public <O extends CsrfFilter> O postProcess(O filter) {
					tokens.filter = filter;
					return filter;
				}
			});
		}
		return tokens;
	}

	/**
	 * Describe the token of a request.
	 * @param request a request that has passed the CSRF filter
	 * @param response its response
	 * @return {@code headerName} with its {@code token} and {@code parameterName} with
	 * its {@code parameterToken}; empty where the chain has no protection
	 * @throws IOException if the filter's handler cannot answer
	 * @throws ServletException likewise
	 */
	public Map<String, String> describe(HttpServletRequest request, HttpServletResponse response)
			throws IOException, ServletException {
		if (!(request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token)) {
			return Map.of();
		}
		String parameterToken = token.getToken();
		Map<String, String> description = new LinkedHashMap<>();
		description.put("headerName", token.getHeaderName());
		description.put("token",
				headerTakesMasked(token, request, response) ? parameterToken : unmasked(parameterToken));
		description.put("parameterName", token.getParameterName());
		description.put("parameterToken", parameterToken);
		return description;
	}

	private boolean headerTakesMasked(CsrfToken token, HttpServletRequest request, HttpServletResponse response)
			throws IOException, ServletException {
		Boolean known = this.headerTakesMasked;
		CsrfFilter asked = this.filter;
		if (known != null || asked == null) {
			return known == null || known;
		}
		String name = token.getHeaderName();
		String masked = token.getToken();
		if (CsrfProbe.passes(asked, name, masked, request, response)) {
			this.headerTakesMasked = true;
		}
		else if (CsrfProbe.passes(asked, name, unmasked(masked), request, response)) {
			this.headerTakesMasked = false;
			return false;
		}
		// Where neither passes, something is odd about this request alone, and what
		// Spring Security hands out is the better guess.
		return true;
	}

	/**
	 * Take the mask off a token: its first half is random, its second half the token
	 * combined with that.
	 * @param masked a token as {@code XorCsrfTokenRequestAttributeHandler} writes it
	 * @return the raw token, or what was given if that is no masked one
	 */
	private static String unmasked(String masked) {
		byte[] bytes;
		try {
			bytes = Base64.getUrlDecoder().decode(masked);
		}
		catch (IllegalArgumentException ex) {
			// A handler of the application's own: its token is not masked this way.
			return masked;
		}
		int half = bytes.length / 2;
		byte[] raw = new byte[half];
		for (int i = 0; i < half; i++) {
			raw[i] = (byte) (bytes[i] ^ bytes[half + i]);
		}
		return new String(raw, StandardCharsets.UTF_8);
	}

}
