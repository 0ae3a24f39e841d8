package io.hawcx.emulator.internal.crypto;

import java.util.Base64;
import java.util.regex.Pattern;

/**
 * base64url: the URL alphabet only, written without padding, read with none or all of it.
 */
public final class Base64Url {

	private static final Pattern ALPHABET = Pattern.compile("[A-Za-z0-9_-]*={0,2}");

	private Base64Url() {
	}

	/**
	 * Encode without padding.
	 * @param bytes the bytes
	 * @return the text
	 */
	public static String encode(byte[] bytes) {
		return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
	}

	/**
	 * Decode strictly.
	 * @param text the text
	 * @return the bytes
	 * @throws IllegalArgumentException if the text is not base64url
	 */
	public static byte[] decode(String text) {
		boolean padded = text.endsWith("=");
		if (!ALPHABET.matcher(text).matches() || (padded && text.length() % 4 != 0)) {
			throw new IllegalArgumentException("the text is not base64url");
		}
		return Base64.getUrlDecoder().decode(text);
	}

}
