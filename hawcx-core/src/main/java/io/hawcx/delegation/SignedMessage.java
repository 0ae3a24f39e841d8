package io.hawcx.delegation;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What is signed in both directions: {@code body || "." || timestamp}.
 */
final class SignedMessage {

	private SignedMessage() {
	}

	static byte[] of(byte[] body, String timestamp) {
		byte[] suffix = ("." + timestamp).getBytes(StandardCharsets.US_ASCII);
		byte[] message = Arrays.copyOf(body, body.length + suffix.length);
		System.arraycopy(suffix, 0, message, body.length, suffix.length);
		return message;
	}

}
