package io.hawcx.internal;

import java.util.Base64;

/**
 * Strict base64url as the protocol writes it: the URL alphabet only, padding absent or
 * complete, no white space.
 */
public final class Base64Url {

	private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

	private static final Base64.Decoder DECODER = Base64.getUrlDecoder();

	private Base64Url() {
	}

	/**
	 * Encode without padding.
	 * @param bytes what to encode
	 * @return the text
	 */
	public static String encode(byte[] bytes) {
		return ENCODER.encodeToString(bytes);
	}

	/**
	 * Decode text whose padding is absent or complete.
	 * @param text what to decode
	 * @return the bytes
	 * @throws IllegalArgumentException if the text is anything else, without quoting it
	 */
	public static byte[] decode(String text) {
		int length = text.length();
		int padding = text.endsWith("==") ? 2 : (text.endsWith("=") ? 1 : 0);
		if (padding > 0 && length % 4 != 0) {
			throw new IllegalArgumentException("not base64url: incomplete padding");
		}
		try {
			return DECODER.decode(text);
		}
		catch (IllegalArgumentException ex) {
			// The JDK quotes the offending character, which may belong to a key.
			throw new IllegalArgumentException("not base64url");
		}
	}

}
