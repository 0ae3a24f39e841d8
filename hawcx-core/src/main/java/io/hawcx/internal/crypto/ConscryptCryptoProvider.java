package io.hawcx.internal.crypto;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.SecureRandom;
import java.util.Arrays;

import javax.crypto.KeyAgreement;

import org.bouncycastle.math.ec.rfc7748.X25519;
import org.conscrypt.Conscrypt;

/**
 * X25519 and AES-GCM by BoringSSL through Conscrypt, Ed25519 by it or by AWS-LC through
 * the Amazon Corretto Crypto Provider, which is faster at it and has no X25519. Used only
 * where the application names them. Neither is ever registered as a provider.
 */
final class ConscryptCryptoProvider implements CryptoProvider {

	private final Provider provider = Conscrypt.newProvider();

	private final SymmetricCrypto symmetric = new SymmetricCrypto(this.provider);

	private final BouncyCastleCryptoProvider checks = new BouncyCastleCryptoProvider();

	private final JcaEd25519 signatures;

	/**
	 * Create an instance with Ed25519 by Conscrypt.
	 * @throws NoSuchAlgorithmException if Conscrypt is too old to have it
	 */
	ConscryptCryptoProvider() throws NoSuchAlgorithmException {
		this.signatures = new JcaEd25519(this.provider, KeyFactory.getInstance("EdDSA", this.provider));
	}

	/**
	 * Create an instance with Ed25519 by another provider.
	 * @param signatures the other, which takes the JDK's keys
	 * @throws NoSuchAlgorithmException if the JDK has none
	 */
	ConscryptCryptoProvider(Provider signatures) throws NoSuchAlgorithmException {
		this.signatures = new JcaEd25519(signatures, KeyFactory.getInstance("EdDSA"));
	}

	@Override
	public Ed25519Signer ed25519Signer(byte[] seed) {
		return this.signatures.signer(seed);
	}

	@Override
	public Ed25519Verifier ed25519Verifier(byte[] publicKey) {
		return this.signatures.verifier(publicKey);
	}

	@Override
	public X25519Key x25519Key(byte[] privateKey) {
		byte[] publicKey = new byte[X25519.POINT_SIZE];
		X25519.generatePublicKey(RawKeys.requireSize("private key", privateKey), 0, publicKey, 0);
		try {
			return new ConscryptX25519Key(RawKeys.X25519.readPrivate(keys(), privateKey), publicKey);
		}
		catch (GeneralSecurityException ex) {
			throw JcaEd25519.unavailable(this.provider, ex);
		}
	}

	@Override
	public X25519Key x25519Key(SecureRandom random) {
		try {
			KeyPair pair = KeyPairGenerator.getInstance("XDH", this.provider).generateKeyPair();
			return new ConscryptX25519Key(pair.getPrivate(), RawKeys.X25519.raw(pair.getPublic()));
		}
		catch (GeneralSecurityException ex) {
			throw JcaEd25519.unavailable(this.provider, ex);
		}
	}

	private KeyFactory keys() throws NoSuchAlgorithmException {
		return KeyFactory.getInstance("XDH", this.provider);
	}

	@Override
	public void checkX25519PublicKey(byte[] publicKey) {
		this.checks.checkX25519PublicKey(publicKey);
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

	private final class ConscryptX25519Key implements X25519Key {

		private final PrivateKey privateKey;

		private final byte[] publicKey;

		ConscryptX25519Key(PrivateKey privateKey, byte[] publicKey) {
			this.privateKey = privateKey;
			this.publicKey = publicKey;
		}

		@Override
		public byte[] publicKey() {
			return this.publicKey.clone();
		}

		@Override
		public byte[] agree(byte[] peerPublicKey) throws GeneralSecurityException {
			if (peerPublicKey.length != X25519.POINT_SIZE) {
				throw new GeneralSecurityException(
						"the peer's key has " + peerPublicKey.length + " bytes instead of " + X25519.POINT_SIZE);
			}
			KeyAgreement agreement = KeyAgreement.getInstance("XDH", ConscryptCryptoProvider.this.provider);
			agreement.init(this.privateKey);
			agreement.doPhase(RawKeys.X25519.readPublic(keys(), peerPublicKey), true);
			byte[] secret = agreement.generateSecret();
			if (Arrays.equals(secret, new byte[secret.length])) {
				throw new GeneralSecurityException("the shared secret is all zeros");
			}
			return secret;
		}

	}

}
