package io.hawcx.emulator.internal.crypto;

import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * Texts that nobody can guess.
 */
public final class RandomText {

	private static final SecureRandom RANDOM = new SecureRandom();

	private RandomText() {
	}

	/**
	 * Return a text for identifiers and authorization codes.
	 * @return 43 characters of the base64url alphabet, 256 bits
	 */
	public static String token() {
		byte[] bytes = new byte[32];
		RANDOM.nextBytes(bytes);
		return Base64Url.encode(bytes);
	}

	/**
	 * Return the id of a frontend's session.
	 * @return {@code auth_} and 32 hexadecimal digits
	 */
	public static String sessionId() {
		return "auth_" + hex(16);
	}

	/**
	 * Return the id of a request.
	 * @return {@code req_} and 16 hexadecimal digits
	 */
	public static String requestId() {
		return "req_" + hex(8);
	}

	private static String hex(int length) {
		byte[] bytes = new byte[length];
		RANDOM.nextBytes(bytes);
		return HexFormat.of().formatHex(bytes);
	}

	/**
	 * Return a one-time code for people to type.
	 * @return six digits
	 */
	public static String digits() {
		return "%06d".formatted(RANDOM.nextInt(1_000_000));
	}

}
