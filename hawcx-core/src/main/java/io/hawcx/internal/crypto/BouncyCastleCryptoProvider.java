package io.hawcx.internal.crypto;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;

import org.bouncycastle.math.ec.rfc7748.X25519;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/**
 * Curves by Bouncy Castle's lightweight API, AES-GCM and HMAC by the JDK: the fastest mix
 * without native code. Bouncy Castle is never registered as a provider.
 */
public final class BouncyCastleCryptoProvider implements CryptoProvider {

	private static final int KEY_SIZE = 32;

	// Any scalar will do: clamped ones are multiples of the cofactor, so that points of
	// low order, and only those, are taken to zero.
	private static final BouncyCastleX25519Key ANY_KEY = new BouncyCastleX25519Key(new byte[KEY_SIZE]);

	private final SymmetricCrypto symmetric = new SymmetricCrypto(null);

	@Override
	public Ed25519Signer ed25519Signer(byte[] seed) {
		return new BouncyCastleEd25519Signer(RawKeys.requireSize("seed", seed));
	}

	@Override
	public Ed25519Verifier ed25519Verifier(byte[] publicKey) {
		RawKeys.requireSize("public key", publicKey);
		Ed25519.PublicPoint point = point(publicKey);
		return (message, signature) -> signature.length == Ed25519.SIGNATURE_SIZE
				&& Ed25519.verify(signature, 0, point, message, 0, message.length);
	}

	@Override
	public X25519Key x25519Key(byte[] privateKey) {
		return new BouncyCastleX25519Key(RawKeys.requireSize("private key", privateKey).clone());
	}

	@Override
	public X25519Key x25519Key(SecureRandom random) {
		byte[] privateKey = new byte[KEY_SIZE];
		X25519.generatePrivateKey(random, privateKey);
		return new BouncyCastleX25519Key(privateKey);
	}

	@Override
	public void checkX25519PublicKey(byte[] publicKey) {
		RawKeys.requireSize("public key", publicKey);
		try {
			ANY_KEY.agree(publicKey);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalArgumentException("not a usable X25519 public key: low order", ex);
		}
	}

	@Override
	public byte[] hkdfSha256(byte[] inputKeyingMaterial, byte[] info, int length) {
		return this.symmetric.hkdfSha256(inputKeyingMaterial, info, length);
	}

	@Override
	public byte[] aesGcmEncrypt(byte[] key, byte[] iv, byte[] plaintext) {
		return this.symmetric.aesGcmEncrypt(key, iv, plaintext);
	}

	@Override
	public byte[] aesGcmDecrypt(byte[] key, byte[] iv, byte[] ciphertext) throws GeneralSecurityException {
		return this.symmetric.aesGcmDecrypt(key, iv, ciphertext);
	}

	static Ed25519.PublicPoint point(byte[] publicKey) {
		// The partial check refuses encodings beyond the field and points of small order.
		// The full one would also ask for the prime-order subgroup, for which RFC 8032
		// does not.
		Ed25519.PublicPoint point = Ed25519.validatePublicKeyPartialExport(publicKey, 0);
		if (point == null) {
			throw new IllegalArgumentException("not a usable Ed25519 public key: small order or not canonical");
		}
		return point;
	}

	/**
	 * A seed with its public half, which would otherwise be computed on every signature.
	 */
	private static final class BouncyCastleEd25519Signer implements Ed25519Signer {

		private final byte[] seed;

		private final byte[] publicKey = new byte[Ed25519.PUBLIC_KEY_SIZE];

		BouncyCastleEd25519Signer(byte[] seed) {
			this.seed = seed.clone();
			Ed25519.generatePublicKey(this.seed, 0, this.publicKey, 0);
		}

		@Override
		public byte[] publicKey() {
			return this.publicKey.clone();
		}

		@Override
		public byte[] sign(byte[] message) {
			byte[] signature = new byte[Ed25519.SIGNATURE_SIZE];
			Ed25519.sign(this.seed, 0, this.publicKey, 0, message, 0, message.length, signature, 0);
			return signature;
		}

	}

	/**
	 * A scalar with its public half.
	 */
	private static final class BouncyCastleX25519Key implements X25519Key {

		private final byte[] privateKey;

		private final byte[] publicKey = new byte[KEY_SIZE];

		BouncyCastleX25519Key(byte[] privateKey) {
			this.privateKey = privateKey;
			X25519.generatePublicKey(privateKey, 0, this.publicKey, 0);
		}

		@Override
		public byte[] publicKey() {
			return this.publicKey.clone();
		}

		@Override
		public byte[] agree(byte[] peerPublicKey) throws GeneralSecurityException {
			if (peerPublicKey.length != KEY_SIZE) {
				throw new GeneralSecurityException(
						"the peer's key has " + peerPublicKey.length + " bytes instead of " + KEY_SIZE);
			}
			byte[] secret = new byte[KEY_SIZE];
			boolean usable = X25519.calculateAgreement(this.privateKey, 0, peerPublicKey, 0, secret, 0);
			if (!usable || Arrays.equals(secret, new byte[KEY_SIZE])) {
				throw new GeneralSecurityException("the shared secret is all zeros");
			}
			return secret;
		}

	}

}
