package io.hawcx.internal.crypto;

import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/**
 * Tests for {@link ConscryptCryptoProvider} with Ed25519 by Corretto's provider, of which
 * the build has the library for one platform only.
 */
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
class ConscryptCryptoProviderWithCorrettoTests implements CryptoProviderContract {

	private final CryptoProvider crypto = CryptoProviders.choose("conscrypt+corretto");

	@Override
	public CryptoProvider crypto() {
		return this.crypto;
	}

}
