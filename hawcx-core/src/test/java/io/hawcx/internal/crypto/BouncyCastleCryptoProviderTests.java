package io.hawcx.internal.crypto;

/**
 * Tests for {@link BouncyCastleCryptoProvider}.
 */
class BouncyCastleCryptoProviderTests implements CryptoProviderContract {

	private final CryptoProvider crypto = new BouncyCastleCryptoProvider();

	@Override
	public CryptoProvider crypto() {
		return this.crypto;
	}

}
