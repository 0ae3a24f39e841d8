package io.hawcx.internal.crypto;

/**
 * The crypto provider that this library uses.
 */
public final class CryptoProviders {

	private static final CryptoProvider DEFAULT = new BouncyCastleCryptoProvider();

	private CryptoProviders() {
	}

	/**
	 * Return the provider that every package uses.
	 * @return the provider, safe for use by several threads at once
	 */
	public static CryptoProvider get() {
		return DEFAULT;
	}

}
