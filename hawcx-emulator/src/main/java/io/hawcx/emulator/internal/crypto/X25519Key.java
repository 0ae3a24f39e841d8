package io.hawcx.emulator.internal.crypto;

import org.bouncycastle.crypto.agreement.X25519Agreement;
import org.bouncycastle.crypto.params.X25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.X25519PublicKeyParameters;

/**
 * An X25519 key pair (RFC 7748). Immutable, thread-safe.
 */
public final class X25519Key {

	private final X25519PrivateKeyParameters privateKey;

	/**
	 * Create a key pair.
	 * @param privateKey 32 raw bytes
	 */
	public X25519Key(byte[] privateKey) {
		this.privateKey = new X25519PrivateKeyParameters(privateKey);
	}

	/**
	 * Return the private key.
	 * @return 32 raw bytes
	 */
	public byte[] privateBytes() {
		return this.privateKey.getEncoded();
	}

	/**
	 * Return the public key.
	 * @return 32 raw bytes
	 */
	public byte[] publicBytes() {
		return this.privateKey.generatePublicKey().getEncoded();
	}

	/**
	 * Agree on a secret with another key's holder.
	 * @param publicKey the other's public key, 32 raw bytes
	 * @return 32 bytes
	 * @throws IllegalArgumentException if the other key is of the wrong length or of low
	 * order
	 */
	public byte[] agree(byte[] publicKey) {
		if (publicKey.length != X25519PublicKeyParameters.KEY_SIZE) {
			throw new IllegalArgumentException("an X25519 public key is 32 bytes long, not " + publicKey.length);
		}
		X25519Agreement agreement = new X25519Agreement();
		agreement.init(this.privateKey);
		byte[] shared = new byte[agreement.getAgreementSize()];
		try {
			agreement.calculateAgreement(new X25519PublicKeyParameters(publicKey), shared, 0);
		}
		catch (IllegalStateException ex) {
			throw new IllegalArgumentException("the X25519 public key is of low order", ex);
		}
		return shared;
	}

	@Override
	public String toString() {
		return "X25519Key";
	}

}
