package io.hawcx.delegation;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;

import io.hawcx.DelegationCryptoException;
import io.hawcx.DelegationResponseException;
import io.hawcx.internal.crypto.CryptoProvider;
import io.hawcx.internal.crypto.CryptoProviders;

/**
 * The ECIES envelope: X25519, HKDF-SHA256, AES-256-GCM. Only signed envelopes are opened,
 * yet every failure to decrypt reads alike, so that nobody learns from the difference.
 */
final class Envelope {

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
		return new EnvelopeMembers(ephemeral.publicKey(), iv, ciphertext).write();
	}

	static byte[] open(byte[] envelope, CryptoProvider.X25519Key recipient) {
		EnvelopeMembers members = EnvelopeMembers.read(envelope);
		try {
			byte[] key = deriveKey(recipient.agree(members.ephemeralKey()));
			return CryptoProviders.get().aesGcmDecrypt(key, members.iv(), members.ciphertext());
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

}
