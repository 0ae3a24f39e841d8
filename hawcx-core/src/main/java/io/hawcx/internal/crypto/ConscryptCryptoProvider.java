package io.hawcx.internal.crypto;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;

import javax.crypto.KeyAgreement;

import org.bouncycastle.math.ec.rfc7748.X25519;
import org.conscrypt.Conscrypt;

/**
 * Everything by BoringSSL through Conscrypt, about twice as fast as without native code.
 * Used only where the application has Conscrypt on its classpath. Public keys are checked
 * by Bouncy Castle, as BoringSSL takes ones of small order. Conscrypt is never registered
 * as a provider.
 */
final class ConscryptCryptoProvider implements CryptoProvider {

	private static final int SIGNATURE_SIZE = 64;

	private static final byte[] ED25519_PRIVATE = HexFormat.of().parseHex("302e020100300506032b657004220420");

	private static final byte[] ED25519_PUBLIC = HexFormat.of().parseHex("302a300506032b6570032100");

	private static final byte[] X25519_PRIVATE = HexFormat.of().parseHex("302e020100300506032b656e04220420");

	private static final byte[] X25519_PUBLIC = HexFormat.of().parseHex("302a300506032b656e032100");

	private final Provider provider = Conscrypt.newProvider();

	private final SymmetricCrypto symmetric = new SymmetricCrypto(this.provider);

	private final BouncyCastleCryptoProvider checks = new BouncyCastleCryptoProvider();

	@Override
	public Ed25519Signer ed25519Signer(byte[] seed) {
		byte[] publicKey = this.checks.ed25519Signer(seed).publicKey();
		return new ConscryptEd25519Signer(readPrivateKey("EdDSA", ED25519_PRIVATE, seed), publicKey);
	}

	@Override
	public Ed25519Verifier ed25519Verifier(byte[] publicKey) {
		BouncyCastleCryptoProvider.point(BouncyCastleCryptoProvider.requireSize("public key", publicKey));
		PublicKey key = readPublicKey("EdDSA", ED25519_PUBLIC, publicKey);
		return (message, signature) -> signature.length == SIGNATURE_SIZE && verify(key, message, signature);
	}

	private boolean verify(PublicKey key, byte[] message, byte[] signature) {
		try {
			Signature verification = Signature.getInstance("EdDSA", this.provider);
			verification.initVerify(key);
			verification.update(message);
			return verification.verify(signature);
		}
		catch (SignatureException ex) {
			return false;
		}
		catch (GeneralSecurityException ex) {
			throw unavailable(ex);
		}
	}

	@Override
	public X25519Key x25519Key(byte[] privateKey) {
		byte[] publicKey = new byte[X25519.POINT_SIZE];
		X25519.generatePublicKey(BouncyCastleCryptoProvider.requireSize("private key", privateKey), 0, publicKey, 0);
		return new ConscryptX25519Key(readPrivateKey("XDH", X25519_PRIVATE, privateKey), publicKey);
	}

	@Override
	public X25519Key x25519Key(SecureRandom random) {
		try {
			KeyPair pair = KeyPairGenerator.getInstance("XDH", this.provider).generateKeyPair();
			byte[] encoded = pair.getPublic().getEncoded();
			return new ConscryptX25519Key(pair.getPrivate(),
					Arrays.copyOfRange(encoded, X25519_PUBLIC.length, encoded.length));
		}
		catch (GeneralSecurityException ex) {
			throw unavailable(ex);
		}
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

	private PrivateKey readPrivateKey(String algorithm, byte[] prefix, byte[] raw) {
		try {
			return KeyFactory.getInstance(algorithm, this.provider)
				.generatePrivate(new PKCS8EncodedKeySpec(concat(prefix, raw)));
		}
		catch (GeneralSecurityException ex) {
			throw unavailable(ex);
		}
	}

	private PublicKey readPublicKey(String algorithm, byte[] prefix, byte[] raw) {
		try {
			return KeyFactory.getInstance(algorithm, this.provider)
				.generatePublic(new X509EncodedKeySpec(concat(prefix, raw)));
		}
		catch (GeneralSecurityException ex) {
			throw unavailable(ex);
		}
	}

	private static byte[] concat(byte[] prefix, byte[] raw) {
		byte[] encoded = Arrays.copyOf(prefix, prefix.length + raw.length);
		System.arraycopy(raw, 0, encoded, prefix.length, raw.length);
		return encoded;
	}

	private static IllegalStateException unavailable(GeneralSecurityException cause) {
		return new IllegalStateException("Conscrypt lacks what this library needs; take it off the classpath.", cause);
	}

	private final class ConscryptEd25519Signer implements Ed25519Signer {

		private final PrivateKey privateKey;

		private final byte[] publicKey;

		ConscryptEd25519Signer(PrivateKey privateKey, byte[] publicKey) {
			this.privateKey = privateKey;
			this.publicKey = publicKey;
		}

		@Override
		public byte[] publicKey() {
			return this.publicKey.clone();
		}

		@Override
		public byte[] sign(byte[] message) {
			try {
				Signature signature = Signature.getInstance("EdDSA", ConscryptCryptoProvider.this.provider);
				signature.initSign(this.privateKey);
				signature.update(message);
				return signature.sign();
			}
			catch (GeneralSecurityException ex) {
				throw unavailable(ex);
			}
		}

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
			agreement.doPhase(readPublicKey("XDH", X25519_PUBLIC, peerPublicKey), true);
			byte[] secret = agreement.generateSecret();
			if (Arrays.equals(secret, new byte[secret.length])) {
				throw new GeneralSecurityException("the shared secret is all zeros");
			}
			return secret;
		}

	}

}
