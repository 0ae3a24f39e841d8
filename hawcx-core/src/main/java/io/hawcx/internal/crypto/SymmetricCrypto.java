package io.hawcx.internal.crypto;

import java.security.GeneralSecurityException;
import java.security.Provider;

import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import org.jspecify.annotations.Nullable;

/**
 * HKDF-SHA256 by the JDK and AES-256-GCM by a JCA provider. For the few bytes of an HKDF
 * the way into native code and back would take longer than the hashing.
 */
final class SymmetricCrypto {

	private static final int HASH_SIZE = 32;

	private static final int KEY_SIZE = 32;

	private static final int IV_SIZE = 12;

	private static final int TAG_BITS = 128;

	private final @Nullable Provider provider;

	/**
	 * Create an instance.
	 * @param provider what encrypts, or {@code null} for the JDK's first choice
	 */
	SymmetricCrypto(@Nullable Provider provider) {
		this.provider = provider;
	}

	byte[] hkdfSha256(byte[] inputKeyingMaterial, byte[] info, int length) {
		if (length > 255 * HASH_SIZE) {
			throw new IllegalArgumentException("HKDF-SHA256 derives at most " + (255 * HASH_SIZE) + " bytes");
		}
		try {
			Mac mac = Mac.getInstance("HmacSHA256");
			mac.init(new SecretKeySpec(new byte[HASH_SIZE], "HmacSHA256"));
			mac.init(new SecretKeySpec(mac.doFinal(inputKeyingMaterial), "HmacSHA256"));
			byte[] output = new byte[length];
			byte[] block = {};
			for (int done = 0, counter = 1; done < length; done += block.length, counter++) {
				mac.update(block);
				mac.update(info);
				mac.update((byte) counter);
				block = mac.doFinal();
				System.arraycopy(block, 0, output, done, Math.min(block.length, length - done));
			}
			return output;
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("This Java runtime lacks HmacSHA256; use one that has it.", ex);
		}
	}

	byte[] aesGcmEncrypt(byte[] key, byte[] iv, byte[] plaintext) {
		try {
			return aesGcm(Cipher.ENCRYPT_MODE, key, iv).doFinal(plaintext);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("This Java runtime cannot encrypt with AES-256-GCM; use one that can.", ex);
		}
	}

	byte[] aesGcmDecrypt(byte[] key, byte[] iv, byte[] ciphertext) throws GeneralSecurityException {
		if (ciphertext.length < TAG_BITS / 8) {
			// The JDK throws an unchecked exception here.
			throw new GeneralSecurityException("the ciphertext is shorter than a tag");
		}
		return aesGcm(Cipher.DECRYPT_MODE, key, iv).doFinal(ciphertext);
	}

	private Cipher aesGcm(int mode, byte[] key, byte[] iv) throws GeneralSecurityException {
		// JCA providers take shorter keys and other IVs too.
		if (key.length != KEY_SIZE || iv.length != IV_SIZE) {
			throw new IllegalArgumentException("AES-256-GCM needs a key of " + KEY_SIZE + " and an IV of " + IV_SIZE
					+ " bytes instead of " + key.length + " and " + iv.length);
		}
		Cipher cipher = (this.provider != null) ? Cipher.getInstance("AES/GCM/NoPadding", this.provider)
				: Cipher.getInstance("AES/GCM/NoPadding");
		cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, iv));
		return cipher;
	}

}
