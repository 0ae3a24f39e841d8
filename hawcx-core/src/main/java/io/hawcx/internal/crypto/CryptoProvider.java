package io.hawcx.internal.crypto;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;

/**
 * X25519, Ed25519, HKDF-SHA256 and AES-256-GCM, by whichever library is fastest here.
 * Keys are parsed once and kept. Whatever the library thinks, an implementation refuses
 * small-order and non-canonical public keys, signatures that are not 64 bytes, and an
 * all-zero shared secret. Implementations and what they return are safe for use by
 * several threads at once.
 */
public interface CryptoProvider {

	/**
	 * Prepare a private key for signing (RFC 8032).
	 * @param seed 32 bytes
	 * @return the signer
	 * @throws IllegalArgumentException if the seed does not have 32 bytes
	 */
	Ed25519Signer ed25519Signer(byte[] seed);

	/**
	 * Prepare a public key for verification (RFC 8032).
	 * @param publicKey 32 bytes
	 * @return the verifier
	 * @throws IllegalArgumentException if the key does not have 32 bytes, is not encoded
	 * canonically, or is of small order
	 */
	Ed25519Verifier ed25519Verifier(byte[] publicKey);

	/**
	 * Prepare a private key for key agreement (RFC 7748).
	 * @param privateKey 32 bytes
	 * @return the key
	 * @throws IllegalArgumentException if the key does not have 32 bytes
	 */
	X25519Key x25519Key(byte[] privateKey);

	/**
	 * Draw a fresh private key for key agreement.
	 * @param random where its bytes come from, unless the library has a generator of its
	 * own
	 * @return the key
	 */
	X25519Key x25519Key(SecureRandom random);

	/**
	 * Check a public key for key agreement.
	 * @param publicKey 32 bytes
	 * @throws IllegalArgumentException if the key does not have 32 bytes or is of low
	 * order
	 */
	void checkX25519PublicKey(byte[] publicKey);

	/**
	 * Derive a key without salt (RFC 5869).
	 * @param inputKeyingMaterial the secret to start from
	 * @param info what the key is for
	 * @param length how many bytes to derive, at most 255 times 32
	 * @return the key
	 */
	byte[] hkdfSha256(byte[] inputKeyingMaterial, byte[] info, int length);

	/**
	 * Encrypt with AES-256-GCM, 128-bit tag, no additional data.
	 * @param key 32 bytes
	 * @param iv 12 bytes
	 * @param plaintext what to encrypt
	 * @return the ciphertext and, appended, the tag
	 * @throws IllegalArgumentException if the key or the IV has another size
	 */
	byte[] aesGcmEncrypt(byte[] key, byte[] iv, byte[] plaintext);

	/**
	 * Decrypt with AES-256-GCM, 128-bit tag, no additional data.
	 * @param key 32 bytes
	 * @param iv 12 bytes
	 * @param ciphertext the ciphertext and, appended, the tag
	 * @return the plaintext
	 * @throws GeneralSecurityException if the tag is wrong or missing
	 * @throws IllegalArgumentException if the key or the IV has another size
	 */
	byte[] aesGcmDecrypt(byte[] key, byte[] iv, byte[] ciphertext) throws GeneralSecurityException;

	/**
	 * A private key that signs.
	 */
	interface Ed25519Signer {

		/**
		 * Return the public half.
		 * @return 32 bytes, a copy
		 */
		byte[] publicKey();

		/**
		 * Sign a message.
		 * @param message its bytes
		 * @return 64 bytes
		 */
		byte[] sign(byte[] message);

	}

	/**
	 * A public key that verifies.
	 */
	interface Ed25519Verifier {

		/**
		 * Verify a signature.
		 * @param message the bytes that were signed
		 * @param signature the signature
		 * @return whether it has 64 bytes and is right
		 */
		boolean verify(byte[] message, byte[] signature);

	}

	/**
	 * A private key that agrees on secrets.
	 */
	interface X25519Key {

		/**
		 * Return the public half.
		 * @return 32 bytes, a copy
		 */
		byte[] publicKey();

		/**
		 * Agree on a secret.
		 * @param peerPublicKey 32 bytes
		 * @return 32 bytes
		 * @throws GeneralSecurityException if the peer's key does not have 32 bytes or
		 * the secret would be all zeros
		 */
		byte[] agree(byte[] peerPublicKey) throws GeneralSecurityException;

	}

}
