package io.hawcx.emulator.internal.crypto;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.LinkedHashMap;
import java.util.Map;

import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import io.hawcx.emulator.internal.json.Json;

/**
 * The sealed envelope {@code x25519-aesgcm} (protocol section 2): X25519, HKDF-SHA256 and
 * AES-256-GCM.
 */
public final class Envelope {

	/** The envelope's name, in its {@code enc} member and in {@code X-Enc-Alg}. */
	public static final String ALGORITHM = "x25519-aesgcm";

	private static final int IV_LENGTH = 12;

	private static final int TAG_LENGTH = 16;

	private Envelope() {
	}

	/**
	 * Seal a plaintext.
	 * @param plaintext what to seal
	 * @param recipient the recipient's X25519 public key
	 * @param ephemeral a key pair that is used once
	 * @param iv 12 bytes that are used once
	 * @return the envelope's bytes
	 */
	public static byte[] seal(byte[] plaintext, byte[] recipient, X25519Key ephemeral, byte[] iv) {
		try {
			Map<String, Object> members = new LinkedHashMap<>();
			members.put("enc", ALGORITHM);
			members.put("epk", Base64Url.encode(ephemeral.publicBytes()));
			members.put("iv", Base64Url.encode(iv));
			members.put("ct",
					Base64Url.encode(cipher(Cipher.ENCRYPT_MODE, ephemeral.agree(recipient), iv).doFinal(plaintext)));
			return Json.write(members);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("every JDK has AES-GCM", ex);
		}
	}

	/**
	 * Open an envelope.
	 * @param envelope the envelope's bytes
	 * @param recipient the recipient's key pair
	 * @return the plaintext
	 * @throws IllegalArgumentException if it is not an envelope for this recipient
	 */
	public static byte[] open(byte[] envelope, X25519Key recipient) {
		Map<String, Object> members = Json.readObject(envelope);
		if (!ALGORITHM.equals(members.get("enc"))) {
			throw new IllegalArgumentException("enc is not " + ALGORITHM);
		}
		byte[] iv = bytes(members, "iv");
		if (iv.length != IV_LENGTH) {
			throw new IllegalArgumentException("iv is not 12 bytes long");
		}
		byte[] ciphertext = bytes(members, "ct");
		if (ciphertext.length < TAG_LENGTH) {
			// The JDK's cipher throws something else than it declares.
			throw new IllegalArgumentException("ct is shorter than its tag");
		}
		byte[] shared = recipient.agree(bytes(members, "epk"));
		try {
			return cipher(Cipher.DECRYPT_MODE, shared, iv).doFinal(ciphertext);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalArgumentException("the envelope cannot be opened", ex);
		}
	}

	private static byte[] bytes(Map<String, Object> members, String name) {
		if (members.get(name) instanceof String text) {
			return Base64Url.decode(text);
		}
		throw new IllegalArgumentException(name + " is not a text");
	}

	private static Cipher cipher(int mode, byte[] shared, byte[] iv) throws GeneralSecurityException {
		byte[] key = Hkdf.sha256(shared, "idp-sp-ecies-v1", 32);
		Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
		cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, iv));
		return cipher;
	}

	/**
	 * Return what is signed beside an envelope.
	 * @param envelope the exact bytes
	 * @param timestamp the time header's exact text
	 * @return the bytes to sign
	 */
	public static byte[] signedBytes(byte[] envelope, String timestamp) {
		byte[] suffix = ("." + timestamp).getBytes(StandardCharsets.US_ASCII);
		byte[] all = new byte[envelope.length + suffix.length];
		System.arraycopy(envelope, 0, all, 0, envelope.length);
		System.arraycopy(suffix, 0, all, envelope.length, suffix.length);
		return all;
	}

}
