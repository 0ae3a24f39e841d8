package io.hawcx.security.handover;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

import io.hawcx.security.internal.Bearers;
import io.hawcx.security.internal.JsonObjects;
import org.jspecify.annotations.Nullable;

import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;

/**
 * The code and its verifier in a JSON or form body of bounded size, under either of their
 * spellings. What stands in the address is refused, since addresses end up in logs and
 * histories.
 */
final class HandoverBody {

	/**
	 * How many bytes a body may have.
	 */
	static final int LONGEST = 16 * 1024;

	private static final Set<String> NAMES = Set.of("code", "authCode", "code_verifier", "codeVerifier",
			"code_challenge", "codeChallenge");

	private final Function<String, List<@Nullable Object>> values;

	private HandoverBody(Function<String, List<@Nullable Object>> values) {
		this.values = values;
	}

	/**
	 * Read a form.
	 * @param parameters finds the values of a parameter
	 * @return the body
	 */
	static HandoverBody form(Function<String, @Nullable List<String>> parameters) {
		return new HandoverBody((name) -> {
			List<String> values = parameters.apply(name);
			return (values != null) ? List.copyOf(values) : List.of();
		});
	}

	/**
	 * Read JSON.
	 * @param body its bytes
	 * @return the body
	 * @throws OAuth2AuthenticationException if it is not one JSON object
	 */
	static HandoverBody json(byte[] body) {
		requireShort(body.length);
		Map<String, Object> object = object(body);
		return new HandoverBody((name) -> Stream.ofNullable(object.get(name)).toList());
	}

	private static Map<String, Object> object(byte[] body) {
		try {
			return JsonObjects.read(body);
		}
		catch (IllegalArgumentException ex) {
			throw invalid(String.valueOf(ex.getMessage()));
		}
	}

	/**
	 * Refuse a body that is too long.
	 * @param length how many bytes it has or announces, or a negative number
	 * @throws OAuth2AuthenticationException if these are too many
	 */
	static void requireShort(long length) {
		if (length > LONGEST) {
			throw tooLong();
		}
	}

	/**
	 * Refuse an address that holds what belongs into the body.
	 * @param query the raw query
	 * @throws OAuth2AuthenticationException if it does
	 */
	static void refuseAddress(@Nullable String query) {
		if (query != null && Stream.of(query.split("&")).map(HandoverBody::name).anyMatch(NAMES::contains)) {
			throw invalid("The code or its verifier stands in the address, and belongs into the body.");
		}
	}

	/**
	 * Return the authorization code.
	 * @return the code
	 * @throws OAuth2AuthenticationException if there is none, or several
	 */
	String code() {
		String code = one("code", "authCode");
		if (code == null) {
			throw invalid("The body holds no authCode (also spelled code).");
		}
		return code;
	}

	/**
	 * Return its PKCE verifier.
	 * @return the verifier, or {@code null} if there is none
	 * @throws OAuth2AuthenticationException if there are several
	 */
	@Nullable String verifier() {
		return one("code_verifier", "codeVerifier");
	}

	/**
	 * Return the PKCE challenge that tells the session's logins apart.
	 * @return the challenge, or {@code null} if there is none
	 * @throws OAuth2AuthenticationException if there are several
	 */
	@Nullable String challenge() {
		return one("code_challenge", "codeChallenge");
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

	// An empty value counts as an absent one: SDKs send what they do not have as "".
	private @Nullable String one(String name, String otherName) {
		List<Object> found = Stream.of(name, otherName)
			.map(this.values)
			.flatMap(List::stream)
			.distinct()
			.filter(Objects::nonNull)
			.filter((value) -> !"".equals(value))
			.toList();
		if (found.isEmpty()) {
			return null;
		}
		if (found.size() > 1) {
			throw invalid("The body holds different values for " + name + " (also spelled " + otherName + ").");
		}
		if (!(found.get(0) instanceof String text) || text.isBlank()) {
			throw invalid("The body's " + name + " (also spelled " + otherName + ") is no text.");
		}
		requireShort(text.length());
		return text;
	}

	static OAuth2AuthenticationException tooLong() {
		return invalid("The body is longer than " + LONGEST + " bytes.");
	}

	/**
	 * Refuse a bearer, with which no page signs in.
	 * @param authorization the values of {@code Authorization}
	 * @throws OAuth2AuthenticationException if one of them is a bearer
	 */
	static void refuseBearer(List<String> authorization) {
		if (Bearers.isPresent(authorization)) {
			throw invalid("A bearer token has no place at this address, where browsers sign in by cookie.");
		}
	}

	// No cause: it may quote a secret.
	static OAuth2AuthenticationException unreadable() {
		return invalid("The form is malformed.");
	}

	static OAuth2AuthenticationException invalid(String message) {
		return new OAuth2AuthenticationException(new OAuth2Error(OAuth2ErrorCodes.INVALID_REQUEST, message, null),
				message);
	}

}
