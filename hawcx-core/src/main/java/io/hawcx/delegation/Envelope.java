package io.hawcx.delegation;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Map;

import io.hawcx.DelegationCryptoException;
import io.hawcx.DelegationResponseException;
import io.hawcx.internal.Base64Url;
import io.hawcx.internal.Json;
import io.hawcx.internal.crypto.CryptoProvider;
import io.hawcx.internal.crypto.CryptoProviders;

/**
 * The ECIES envelope: X25519, HKDF-SHA256, AES-256-GCM. Only signed envelopes are opened,
 * yet every failure to decrypt reads alike, so that nobody learns from the difference.
 */
final class Envelope {

	static final String ALGORITHM = "x25519-aesgcm";

	static final int IV_BYTES = 12;

	private static final byte[] INFO = "idp-sp-ecies-v1".getBytes(StandardCharsets.US_ASCII);

	private static final int KEY_BYTES = 32;

	private static final String UNDECRYPTABLE = "The reply could not be decrypted; check that the secret key is the "
			+ "current one.";

	private Envelope() {
	}

	static byte[] seal(byte[] plaintext, byte[] recipient, CryptoProvider.X25519Key ephemeral, byte[] iv) {
		byte[] key;
		try {
			key = deriveKey(ephemeral.agree(recipient));
		}
		catch (GeneralSecurityException ex) {
			throw new DelegationCryptoException("The request could not be sealed: Hawcx's X25519 key is unusable.", ex);
		}
		byte[] ciphertext = CryptoProviders.get().aesGcmEncrypt(key, iv, plaintext);
		Arrays.fill(key, (byte) 0);
		String envelope = "{\"enc\":\"" + ALGORITHM + "\",\"epk\":\"" + Base64Url.encode(ephemeral.publicKey())
				+ "\",\"iv\":\"" + Base64Url.encode(iv) + "\",\"ct\":\"" + Base64Url.encode(ciphertext) + "\"}";
		return envelope.getBytes(StandardCharsets.US_ASCII);
	}

	static byte[] open(byte[] envelope, CryptoProvider.X25519Key recipient) {
		Map<String, Object> members;
		try {
			members = Json.readObject(envelope);
		}
		catch (IllegalArgumentException ex) {
			throw new DelegationResponseException("The reply's envelope is unusable: " + ex.getMessage() + ".", ex);
		}
		if (!ALGORITHM.equals(members.get("enc"))) {
			throw new DelegationResponseException("The reply's envelope has another enc than " + ALGORITHM + ".");
		}
		byte[] ephemeral = decode(members, "epk");
		byte[] iv = decode(members, "iv");
		byte[] ciphertext = decode(members, "ct");
		if (iv.length != IV_BYTES) {
			throw new DelegationResponseException(
					"The reply's envelope has an iv of " + iv.length + " bytes instead of " + IV_BYTES + ".");
		}
		try {
			byte[] key = deriveKey(recipient.agree(ephemeral));
			return CryptoProviders.get().aesGcmDecrypt(key, iv, ciphertext);
		}
		catch (GeneralSecurityException ex) {
			throw new DelegationResponseException(UNDECRYPTABLE);
		}
	}

	private static byte[] deriveKey(byte[] sharedSecret) {
		byte[] key = CryptoProviders.get().hkdfSha256(sharedSecret, INFO, KEY_BYTES);
		Arrays.fill(sharedSecret, (byte) 0);
		return key;
	}

	private static byte[] decode(Map<String, Object> members, String name) {
		if (!(members.get(name) instanceof String text)) {
			throw new DelegationResponseException("The reply's envelope has no string " + name + ".");
		}
		try {
			return Base64Url.decode(text);
		}
		catch (IllegalArgumentException ex) {
			throw new DelegationResponseException("The reply's envelope has a " + name + " that is no base64url.", ex);
		}
	}

}
