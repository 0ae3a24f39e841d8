package io.hawcx.security.handover;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import io.hawcx.security.internal.JsonObjects;
import io.hawcx.security.internal.Requests;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.security.authentication.AuthenticationDetailsSource;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.web.authentication.AuthenticationConverter;
import org.springframework.security.web.authentication.WebAuthenticationDetailsSource;

/**
 * Reads the code and its verifier from a JSON or form body of bounded size, under either
 * of their spellings. What stands in the address is refused, since addresses end up in
 * logs and histories.
 */
final class HandoverConverter implements AuthenticationConverter {

	private static final int LONGEST_BODY = 16 * 1024;

	private static final Set<String> NAMES = Set.of("code", "authCode", "code_verifier", "codeVerifier");

	private final AuthenticationDetailsSource<HttpServletRequest, ?> details = new WebAuthenticationDetailsSource();

	private final SessionNonces nonces;

	private final boolean requireNonce;

	HandoverConverter(SessionNonces nonces, boolean requireNonce) {
		this.nonces = nonces;
		this.requireNonce = requireNonce;
	}

	static OAuth2AuthenticationException invalid(String message) {
		return new OAuth2AuthenticationException(new OAuth2Error(OAuth2ErrorCodes.INVALID_REQUEST, message, null),
				message);
	}

	@Override
	public HawcxCodeHandoverAuthenticationToken convert(HttpServletRequest request) {
		if (request.getContentLengthLong() > LONGEST_BODY) {
			throw tooLong();
		}
		refuseAddress(request.getQueryString());
		Values values = Requests.isJson(request) ? json(request) : form(request);
		HawcxCodeHandoverAuthenticationToken token = new HawcxCodeHandoverAuthenticationToken(
				one(values, "code", "authCode"), one(values, "code_verifier", "codeVerifier"),
				new SessionNonceCheck(this.nonces, request, this.requireNonce));
		token.setDetails(this.details.buildDetails(request));
		return token;
	}

	private static void refuseAddress(@Nullable String query) {
		if (query != null && Stream.of(query.split("&")).map(HandoverConverter::name).anyMatch(NAMES::contains)) {
			throw invalid("The code or its verifier stands in the address, and belongs into the body.");
		}
	}

	private static String name(String parameter) {
		try {
			return URLDecoder.decode(parameter.split("=", 2)[0], StandardCharsets.UTF_8);
		}
		catch (IllegalArgumentException ex) {
			// No cause: it may quote a secret.
			throw invalid("The address holds a malformed escape.");
		}
	}

	private static Values json(HttpServletRequest request) {
		byte[] body;
		try {
			body = request.getInputStream().readNBytes(LONGEST_BODY + 1);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		if (body.length > LONGEST_BODY) {
			throw tooLong();
		}
		Map<String, Object> object = object(body);
		return (name) -> Stream.ofNullable(object.get(name)).toList();
	}

	private static Map<String, Object> object(byte[] body) {
		try {
			return JsonObjects.read(body);
		}
		catch (IllegalArgumentException ex) {
			throw invalid(String.valueOf(ex.getMessage()));
		}
	}

	private static Values form(HttpServletRequest request) {
		return (name) -> {
			String[] values = request.getParameterValues(name);
			return (values != null) ? List.of((Object[]) values) : List.of();
		};
	}

	private static String one(Values values, String name, String otherName) {
		List<Object> found = Stream.of(name, otherName)
			.map(values::get)
			.flatMap(List::stream)
			.distinct()
			.filter(Objects::nonNull)
			.toList();
		if (found.size() > 1) {
			throw invalid("The body holds different values for " + name + " (also spelled " + otherName + ").");
		}
		if (found.isEmpty() || !(found.get(0) instanceof String text) || text.isBlank()) {
			throw invalid("The body holds no " + name + " (also spelled " + otherName + ").");
		}
		if (text.length() > LONGEST_BODY) {
			throw tooLong();
		}
		return text;
	}

	private static OAuth2AuthenticationException tooLong() {
		return invalid("The body is longer than " + LONGEST_BODY + " bytes.");
	}

	/**
	 * What a body holds under a name.
	 */
	private interface Values {

		List<@Nullable Object> get(String name);

	}

}
