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
				call + " was answered with status " + status + "; see detail() and responseBody() for the reason.",
				status, detail(body), beginning(body), RetryAfter.parse(retryAfter, now));
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
