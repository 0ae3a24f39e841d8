package io.hawcx.internal.crypto;

import java.security.GeneralSecurityException;
import java.security.NoSuchProviderException;
import java.security.Provider;
import java.security.SecureRandom;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

import io.hawcx.internal.Libraries;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The crypto provider that this library uses: Bouncy Castle, or native code where the JVM
 * is started with {@code -Dhawcx.crypto.provider=conscrypt} (or
 * {@code conscrypt+corretto}), it is on the classpath, and it runs on this machine. Being
 * on the classpath is not enough, as it may have come with something else.
 */
public final class CryptoProviders {

	static final String PROPERTY = "hawcx.crypto.provider";

	private static final String CONSCRYPT = "conscrypt";

	private static final String CONSCRYPT_AND_CORRETTO = "conscrypt+corretto";

	private static final String CORRETTO = "AmazonCorrettoCryptoProvider";

	private static final CryptoProvider DEFERRED = new DeferredCryptoProvider();

	private static final Logger logger = LoggerFactory.getLogger(CryptoProviders.class);

	private CryptoProviders() {
	}

	/**
	 * Return the provider that every package uses.
	 * @return the provider, safe for use by several threads at once
	 * @throws io.hawcx.IncompatibleLibraryException if the class path holds a Bouncy
	 * Castle that cannot be used
	 */
	public static CryptoProvider get() {
		Libraries.requireBouncyCastle();
		return Chosen.PROVIDER;
	}

	/**
	 * Return a provider to read keys with at start. It refuses bad ones at once and
	 * touches the provider of {@link #get()} only when a key is used, unless one is
	 * named, which is to be told at start where it cannot be used.
	 * @return the provider, safe for use by several threads at once
	 * @throws io.hawcx.IncompatibleLibraryException if the class path holds a Bouncy
	 * Castle that cannot be used
	 */
	public static CryptoProvider deferred() {
		if (System.getProperty(PROPERTY) != null) {
			return get();
		}
		Libraries.requireBouncyCastle();
		return DEFERRED;
	}

	static CryptoProvider choose(@Nullable String name) {
		if (CONSCRYPT.equals(name) || CONSCRYPT_AND_CORRETTO.equals(name)) {
			try {
				CryptoProvider named = CONSCRYPT.equals(name) ? new ConscryptCryptoProvider()
						: new ConscryptCryptoProvider(corretto());
				tryOut(named);
				return named;
			}
			catch (GeneralSecurityException | LinkageError | ServiceConfigurationError | RuntimeException ex) {
				logger.warn(
						"{} names {}, which cannot be used here ({}); going on with Bouncy Castle. "
								+ "Add org.conscrypt:conscrypt-openjdk-uber and, if it is named, "
								+ "software.amazon.cryptools:AmazonCorrettoCryptoProvider, or remove the property.",
						PROPERTY, name, ex.toString());
			}
		}
		else if (name != null && !"bouncycastle".equals(name)) {
			logger.warn("{} must be bouncycastle, {} or {}; going on with Bouncy Castle.", PROPERTY, CONSCRYPT,
					CONSCRYPT_AND_CORRETTO);
		}
		return new BouncyCastleCryptoProvider();
	}

	private static Provider corretto() throws NoSuchProviderException {
		return ServiceLoader.load(Provider.class, CryptoProviders.class.getClassLoader())
			.stream()
			.filter((provider) -> provider.type().getSimpleName().equals(CORRETTO))
			.map(ServiceLoader.Provider::get)
			.findFirst()
			.orElseThrow(() -> new NoSuchProviderException(CORRETTO));
	}

	// A native library may load and still lack a primitive.
	private static void tryOut(CryptoProvider provider) throws GeneralSecurityException {
		byte[] message = { 1 };
		CryptoProvider.Ed25519Signer signer = provider.ed25519Signer(new byte[32]);
		CryptoProvider.X25519Key key = provider.x25519Key(new SecureRandom());
		byte[] derived = provider.hkdfSha256(key.agree(key.publicKey()), message, 32);
		byte[] iv = new byte[12];
		byte[] opened = provider.aesGcmDecrypt(derived, iv, provider.aesGcmEncrypt(derived, iv, message));
		if (!provider.ed25519Verifier(signer.publicKey()).verify(opened, signer.sign(message))) {
			throw new GeneralSecurityException("a signature of its own is wrong");
		}
	}

	// Apart, so that an unusable Bouncy Castle is told before it is touched.
	private static final class Chosen {

		private static final CryptoProvider PROVIDER = choose(System.getProperty(PROPERTY));

		private Chosen() {
		}

	}

}
