package io.hawcx.internal.crypto;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.NamedParameterSpec;

import org.jspecify.annotations.Nullable;

/**
 * Computes and checks Ed25519 public keys by the JDK's own provider, for which no signed
 * jar is read. What it does not know it leaves to Bouncy Castle: an image of the JDK may
 * lack the provider.
 */
final class JdkEd25519 {

	private static final String PROVIDER = "SunEC";

	private static final String ALGORITHM = "Ed25519";

	private JdkEd25519() {
	}

	/**
	 * Compute the public half of a key.
	 * @param seed 32 bytes
	 * @return 32 bytes, or {@code null} if the JDK does not tell
	 */
	static byte @Nullable [] publicKey(byte[] seed) {
		try {
			// There is no other way to have the JDK compute it: the key that it draws is
			// the seed.
			KeyPairGenerator generator = KeyPairGenerator.getInstance(ALGORITHM, PROVIDER);
			generator.initialize(NamedParameterSpec.ED25519, new FixedRandom(seed));
			KeyPair pair = generator.generateKeyPair();
			boolean drawn = pair.getPrivate() instanceof EdECPrivateKey key
					&& key.getBytes().filter((bytes) -> MessageDigest.isEqual(bytes, seed)).isPresent();
			return drawn ? RawKeys.ED25519.raw(pair.getPublic()) : null;
		}
		catch (GeneralSecurityException ex) {
			return null;
		}
	}

	/**
	 * Check a public key.
	 * @param publicKey 32 bytes
	 * @return whether it is a point of the curve, canonical and not of small order, or
	 * {@code null} if the JDK does not tell
	 */
	static @Nullable Boolean isUsable(byte[] publicKey) {
		BigInteger y = LowOrder.coordinate(publicKey);
		if (y.compareTo(LowOrder.PRIME) >= 0 || LowOrder.ED25519.contains(y)) {
			return false;
		}
		try {
			Signature verifier = Signature.getInstance(ALGORITHM, PROVIDER);
			verifier.initVerify(RawKeys.ED25519.readPublic(KeyFactory.getInstance(ALGORITHM, PROVIDER), publicKey));
			return true;
		}
		catch (InvalidKeyException ex) {
			return false;
		}
		catch (GeneralSecurityException ex) {
			return null;
		}
	}

	/**
	 * Draws one seed.
	 */
	@SuppressWarnings("serial")
	private static final class FixedRandom extends SecureRandom {

		private final byte[] seed;

		FixedRandom(byte[] seed) {
			super(null, null);
			this.seed = seed;
		}

		@Override
		public void nextBytes(byte[] bytes) {
			if (bytes.length != this.seed.length) {
				throw new IllegalStateException("a seed of " + bytes.length + " bytes is wanted");
			}
			System.arraycopy(this.seed, 0, bytes, 0, bytes.length);
		}

	}

}
