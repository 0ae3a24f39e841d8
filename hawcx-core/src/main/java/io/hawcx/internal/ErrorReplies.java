package io.hawcx.internal;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;

import io.hawcx.DelegationRequestException;
import org.jspecify.annotations.Nullable;

/**
 * Turns a reply that is not a success into the exception for it.
 */
public final class ErrorReplies {

	private static final int MAX_BODY_CHARACTERS = 500;

	private ErrorReplies() {
	}

	/**
	 * Create the exception for a reply.
	 * @param call the method and path that were asked
	 * @param status the HTTP status
	 * @param body the body, decrypted where it was encrypted
	 * @param retryAfter the {@code Retry-After} header
	 * @param now when the reply came
	 * @return the exception
	 */
	public static DelegationRequestException toException(String call, int status, byte[] body,
			@Nullable String retryAfter, Instant now) {
		return new DelegationRequestException(
				call + " was answered with status " + status + "; " + remedy(status) + ".", status, detail(body),
				beginning(body), RetryAfter.parse(retryAfter, now));
	}

	private static String remedy(int status) {
		if (status >= 300 && status <= 399) {
			return "redirects are not followed, so that the base URL must be the final one";
		}
		String remedy = switch (status) {
			case 401 -> "check this machine's clock, and that the key is the one that Hawcx knows for this project";
			case 403 -> "check that the config id and the key belong to the same project, and what the key may do";
			case 404 -> "check the base URL, the API prefix and the path";
			case 429 -> "wait as long as retryAfter() says before the next call";
			default -> (status >= 500) ? "try again later, as the trouble is Hawcx's or a gateway's" : "";
		};
		return (remedy.isEmpty() ? "" : remedy + "; ") + "see detail() and responseBody() for the reason";
	}

	private static @Nullable String detail(byte[] body) {
		Map<String, Object> members;
		try {
			members = Json.readObject(body);
		}
		catch (IllegalArgumentException ex) {
			// Gateways answer with HTML or nothing, which responseBody() shows.
			return null;
		}
		Object detail = members.get("detail");
		return (detail != null) ? new String(Json.write(detail), StandardCharsets.UTF_8) : null;
	}

	private static String beginning(byte[] body) {
		// One character has at most four bytes; a cut through the last one is cut away.
		int length = Math.min(body.length, 4 * MAX_BODY_CHARACTERS + 4);
		String text = new String(body, 0, length, StandardCharsets.UTF_8);
		if (text.length() <= MAX_BODY_CHARACTERS) {
			return text;
		}
		boolean splitsPair = Character.isHighSurrogate(text.charAt(MAX_BODY_CHARACTERS - 1));
		return text.substring(0, splitsPair ? MAX_BODY_CHARACTERS - 1 : MAX_BODY_CHARACTERS);
	}

}
