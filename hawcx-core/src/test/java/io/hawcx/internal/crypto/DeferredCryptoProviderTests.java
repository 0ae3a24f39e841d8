package io.hawcx.internal.crypto;

import java.util.Random;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link DeferredCryptoProvider}, which checks keys by other means than Bouncy
 * Castle and must come to the same answers.
 */
class DeferredCryptoProviderTests implements CryptoProviderContract {

	private final CryptoProvider crypto = new DeferredCryptoProvider();

	private final CryptoProvider bouncyCastle = new BouncyCastleCryptoProvider();

	@Override
	public CryptoProvider crypto() {
		return this.crypto;
	}

	// Half of all encodings are points of the curve.
	@Test
	void ed25519VerifierWhenKeyIsAnyThenIsRefusedWhereBouncyCastleRefusesIt() {
		Random random = new Random(25519);
		int refused = 0;
		for (int i = 0; i < 500; i++) {
			byte[] key = new byte[32];
			random.nextBytes(key);
			boolean usable = isUsable(this.bouncyCastle, key);
			refused += usable ? 0 : 1;
			assertThat(JdkEd25519.isUsable(key)).isEqualTo(usable);
			assertThat(isUsable(this.crypto, key)).isEqualTo(usable);
		}
		assertThat(refused).isBetween(150, 350);
	}

	@Test
	void publicKeyWhenSeedIsAnyThenIsThatOfBouncyCastle() {
		Random random = new Random(8032);
		for (int i = 0; i < 100; i++) {
			byte[] seed = new byte[32];
			random.nextBytes(seed);
			byte[] expected = this.bouncyCastle.ed25519Signer(seed).publicKey();
			assertThat(JdkEd25519.publicKey(seed)).isEqualTo(expected);
			assertThat(this.crypto.ed25519Signer(seed).publicKey()).isEqualTo(expected);
		}
	}

	@Test
	void signerWhenSeedChangesAfterwardsThenSignsWithTheFirst() {
		byte[] seed = new byte[32];
		byte[] message = { 1 };
		byte[] expected = this.bouncyCastle.ed25519Signer(seed).sign(message);
		CryptoProvider.Ed25519Signer signer = this.crypto.ed25519Signer(seed);
		seed[0] = 1;
		assertThat(signer.sign(message)).isEqualTo(expected);
	}

	private static boolean isUsable(CryptoProvider crypto, byte[] key) {
		try {
			crypto.ed25519Verifier(key);
			return true;
		}
		catch (IllegalArgumentException ex) {
			return false;
		}
	}

}
