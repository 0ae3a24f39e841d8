package io.hawcx.internal;

import java.nio.charset.StandardCharsets;
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
	 * Encode without padding.
	 * @param bytes what to encode
	 * @return the text's bytes in ASCII
	 */
	public static byte[] encodeAscii(byte[] bytes) {
		return ENCODER.encode(bytes);
	}

	/**
	 * Decode text whose padding is absent or complete.
	 * @param text what to decode
	 * @return the bytes
	 * @throws IllegalArgumentException if the text is anything else, without quoting it
	 */
	public static byte[] decode(String text) {
		return decode(text.getBytes(StandardCharsets.ISO_8859_1));
	}

	/**
	 * Decode text whose padding is absent or complete.
	 * @param ascii the text's bytes
	 * @return the bytes that it stands for
	 * @throws IllegalArgumentException if the text is anything else, without quoting it
	 */
	public static byte[] decode(byte[] ascii) {
		boolean padded = ascii.length > 0 && ascii[ascii.length - 1] == '=';
		if (padded && ascii.length % 4 != 0) {
			throw new IllegalArgumentException("not base64url: incomplete padding");
		}
		try {
			return DECODER.decode(ascii);
		}
		catch (IllegalArgumentException ex) {
			// The JDK quotes the offending character, which may belong to a key.
			throw new IllegalArgumentException("not base64url");
		}
	}

}
