package io.hawcx.emulator.internal.crypto;

import java.security.SecureRandom;

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
	 * Return a one-time code for people to type.
	 * @return six digits
	 */
	public static String digits() {
		return "%06d".formatted(RANDOM.nextInt(1_000_000));
	}

}
