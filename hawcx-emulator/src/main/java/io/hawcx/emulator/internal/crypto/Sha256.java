package io.hawcx.emulator.internal.crypto;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * SHA-256 as JWTs and PKCE spell it.
 */
public final class Sha256 {

	private Sha256() {
	}

	/**
	 * Hash bytes.
	 * @param bytes the bytes
	 * @return the hash in base64url, without padding
	 */
	public static String base64Url(byte[] bytes) {
		try {
			return Base64Url.encode(MessageDigest.getInstance("SHA-256").digest(bytes));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("every JDK has SHA-256", ex);
		}
	}

}
