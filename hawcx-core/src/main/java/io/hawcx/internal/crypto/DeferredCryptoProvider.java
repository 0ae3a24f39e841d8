package io.hawcx.internal.crypto;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * Checks keys at once and touches Bouncy Castle only when one of them is used: the first
 * class out of its signed jar has the JVM read and verify a manifest of 850 kB.
 */
final class DeferredCryptoProvider implements CryptoProvider {

	@Override
	public Ed25519Signer ed25519Signer(byte[] seed) {
		byte[] copy = RawKeys.requireSize("seed", seed).clone();
		return new DeferredSigner(copy, new Deferred<>(() -> CryptoProviders.get().ed25519Signer(copy)));
	}

	@Override
	public Ed25519Verifier ed25519Verifier(byte[] publicKey) {
		byte[] copy = RawKeys.requireSize("public key", publicKey).clone();
		Boolean usable = JdkEd25519.isUsable(copy);
		if (usable == null) {
			return CryptoProviders.get().ed25519Verifier(copy);
		}
		if (!usable) {
			throw new IllegalArgumentException("not a usable Ed25519 public key: small order or not canonical");
		}
		Deferred<Ed25519Verifier> verifier = new Deferred<>(() -> CryptoProviders.get().ed25519Verifier(copy));
		return (message, signature) -> verifier.get().verify(message, signature);
	}

	@Override
	public X25519Key x25519Key(byte[] privateKey) {
		byte[] copy = RawKeys.requireSize("private key", privateKey).clone();
		return new DeferredX25519Key(new Deferred<>(() -> CryptoProviders.get().x25519Key(copy)));
	}

	@Override
	public X25519Key x25519Key(SecureRandom random) {
		return CryptoProviders.get().x25519Key(random);
	}

	@Override
	public void checkX25519PublicKey(byte[] publicKey) {
		// A coordinate beyond the field stands for its remainder (RFC 7748 section 5).
		if (LowOrder.X25519
			.contains(LowOrder.coordinate(RawKeys.requireSize("public key", publicKey)).mod(LowOrder.PRIME))) {
			throw new IllegalArgumentException("not a usable X25519 public key: low order");
		}
	}

	@Override
	public byte[] hkdfSha256(byte[] inputKeyingMaterial, byte[] info, int length) {
		return CryptoProviders.get().hkdfSha256(inputKeyingMaterial, info, length);
	}

	@Override
	public byte[] aesGcmEncrypt(byte[] key, byte[] iv, byte[] plaintext) {
		return CryptoProviders.get().aesGcmEncrypt(key, iv, plaintext);
	}

	@Override
	public byte[] aesGcmDecrypt(byte[] key, byte[] iv, byte[] ciphertext) throws GeneralSecurityException {
		return CryptoProviders.get().aesGcmDecrypt(key, iv, ciphertext);
	}

	/**
	 * What is made when first asked for. Two threads that ask at once may make two equal
	 * ones.
	 */
	private static final class Deferred<T> {

		private final Supplier<T> maker;

		private volatile @Nullable T value;

		Deferred(Supplier<T> maker) {
			this.maker = maker;
		}

		T get() {
			T value = this.value;
			if (value == null) {
				value = this.maker.get();
				this.value = value;
			}
			return value;
		}

	}

	private static final class DeferredSigner implements Ed25519Signer {

		private final byte[] seed;

		private final Deferred<Ed25519Signer> signer;

		DeferredSigner(byte[] seed, Deferred<Ed25519Signer> signer) {
			this.seed = seed;
			this.signer = signer;
		}

		@Override
		public byte[] publicKey() {
			byte[] publicKey = JdkEd25519.publicKey(this.seed);
			return (publicKey != null) ? publicKey : this.signer.get().publicKey();
		}

		@Override
		public byte[] sign(byte[] message) {
			return this.signer.get().sign(message);
		}

	}

	private static final class DeferredX25519Key implements X25519Key {

		private final Deferred<X25519Key> key;

		DeferredX25519Key(Deferred<X25519Key> key) {
			this.key = key;
		}

		@Override
		public byte[] publicKey() {
			return this.key.get().publicKey();
		}

		@Override
		public byte[] agree(byte[] peerPublicKey) throws GeneralSecurityException {
			return this.key.get().agree(peerPublicKey);
		}

	}

}
