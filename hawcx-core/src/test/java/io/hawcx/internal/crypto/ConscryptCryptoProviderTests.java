package io.hawcx.internal.crypto;

/**
 * Tests for {@link ConscryptCryptoProvider}.
 */
class ConscryptCryptoProviderTests implements CryptoProviderContract {

	private final CryptoProvider crypto = CryptoProviders.choose("conscrypt");

	@Override
	public CryptoProvider crypto() {
		return this.crypto;
	}

}
