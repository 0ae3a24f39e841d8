package io.hawcx.internal.crypto;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;

import io.hawcx.internal.crypto.CryptoProvider.Ed25519Signer;
import io.hawcx.internal.crypto.CryptoProvider.Ed25519Verifier;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/**
 * Ed25519 by a JCA provider. Public keys are checked and computed by Bouncy Castle, as
 * native libraries take ones of small order.
 */
final class JcaEd25519 {

	private final Provider provider;

	private final KeyFactory keys;

	/**
	 * Create an instance.
	 * @param provider what signs and verifies
	 * @param keys what reads keys that it takes
	 */
	JcaEd25519(Provider provider, KeyFactory keys) {
		this.provider = provider;
		this.keys = keys;
	}

	Ed25519Signer signer(byte[] seed) {
		byte[] publicKey = new byte[Ed25519.PUBLIC_KEY_SIZE];
		Ed25519.generatePublicKey(RawKeys.requireSize("seed", seed), 0, publicKey, 0);
		try {
			PrivateKey key = RawKeys.ED25519.readPrivate(this.keys, seed);
			return new JcaEd25519Signer(new SignatureEngine(() -> {
				Signature engine = engine();
				engine.initSign(key);
				return engine;
			}), publicKey);
		}
		catch (GeneralSecurityException ex) {
			throw unavailable(this.provider, ex);
		}
	}

	Ed25519Verifier verifier(byte[] publicKey) {
		BouncyCastleCryptoProvider.point(RawKeys.requireSize("public key", publicKey));
		try {
			PublicKey key = RawKeys.ED25519.readPublic(this.keys, publicKey);
			SignatureEngine engines = new SignatureEngine(() -> {
				Signature engine = engine();
				engine.initVerify(key);
				return engine;
			});
			return (message, signature) -> signature.length == Ed25519.SIGNATURE_SIZE
					&& verify(engines, message, signature);
		}
		catch (GeneralSecurityException ex) {
			throw unavailable(this.provider, ex);
		}
	}

	private Signature engine() throws GeneralSecurityException {
		return Signature.getInstance("EdDSA", this.provider);
	}

	private boolean verify(SignatureEngine engines, byte[] message, byte[] signature) {
		try {
			return engines.verify(message, signature);
		}
		catch (SignatureException ex) {
			return false;
		}
		catch (GeneralSecurityException ex) {
			throw unavailable(this.provider, ex);
		}
	}

	static IllegalStateException unavailable(Provider provider, GeneralSecurityException cause) {
		return new IllegalStateException(provider.getName() + " lacks what this library needs; remove -D"
				+ CryptoProviders.PROPERTY + " from the command line.", cause);
	}

	private final class JcaEd25519Signer implements Ed25519Signer {

		private final SignatureEngine engines;

		private final byte[] publicKey;

		JcaEd25519Signer(SignatureEngine engines, byte[] publicKey) {
			this.engines = engines;
			this.publicKey = publicKey;
		}

		@Override
		public byte[] publicKey() {
			return this.publicKey.clone();
		}

		@Override
		public byte[] sign(byte[] message) {
			try {
				return this.engines.sign(message);
			}
			catch (GeneralSecurityException ex) {
				throw unavailable(JcaEd25519.this.provider, ex);
			}
		}

	}

}
