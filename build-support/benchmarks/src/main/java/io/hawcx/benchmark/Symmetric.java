package io.hawcx.benchmark;

import java.nio.charset.StandardCharsets;

import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * HKDF and AES-GCM by the JDK, for the rival that uses nothing else.
 */
final class Symmetric {

	static final byte[] INFO = "idp-sp-ecies-v1".getBytes(StandardCharsets.US_ASCII);

	private Symmetric() {
	}

	static byte[] hkdf(byte[] secret) throws Exception {
		Mac mac = Mac.getInstance("HmacSHA256");
		mac.init(new SecretKeySpec(new byte[32], "HmacSHA256"));
		mac.init(new SecretKeySpec(mac.doFinal(secret), "HmacSHA256"));
		mac.update(INFO);
		mac.update((byte) 1);
		return mac.doFinal();
	}

	static byte[] encrypt(byte[] key, byte[] iv, byte[] plaintext) throws Exception {
		return cipher(Cipher.ENCRYPT_MODE, key, iv).doFinal(plaintext);
	}

	static byte[] decrypt(byte[] key, byte[] iv, byte[] ciphertext) throws Exception {
		return cipher(Cipher.DECRYPT_MODE, key, iv).doFinal(ciphertext);
	}

	private static Cipher cipher(int mode, byte[] key, byte[] iv) throws Exception {
		Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
		cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, iv));
		return cipher;
	}

}
