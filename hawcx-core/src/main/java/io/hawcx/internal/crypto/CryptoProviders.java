package io.hawcx.internal.crypto;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The crypto provider that this library uses: Bouncy Castle, or Conscrypt where the JVM
 * is started with {@code -Dhawcx.crypto.provider=conscrypt}, it is on the classpath, and
 * it runs on this machine. Being on the classpath is not enough, as it may have come with
 * something else.
 */
public final class CryptoProviders {

	static final String PROPERTY = "hawcx.crypto.provider";

	private static final Logger logger = LoggerFactory.getLogger(CryptoProviders.class);

	private static final CryptoProvider CHOSEN = choose(System.getProperty(PROPERTY));

	private CryptoProviders() {
	}

	/**
	 * Return the provider that every package uses.
	 * @return the provider, safe for use by several threads at once
	 */
	public static CryptoProvider get() {
		return CHOSEN;
	}

	static CryptoProvider choose(@Nullable String name) {
		if ("conscrypt".equals(name)) {
			try {
				CryptoProvider conscrypt = new ConscryptCryptoProvider();
				tryOut(conscrypt);
				return conscrypt;
			}
			catch (GeneralSecurityException | LinkageError | RuntimeException ex) {
				logger.warn(
						"{} names conscrypt, which cannot be used here ({}); going on with Bouncy Castle. "
								+ "Add org.conscrypt:conscrypt-openjdk-uber, or remove the property.",
						PROPERTY, ex.toString());
			}
		}
		else if (name != null && !"bouncycastle".equals(name)) {
			logger.warn("{} must be bouncycastle or conscrypt; going on with Bouncy Castle.", PROPERTY);
		}
		return new BouncyCastleCryptoProvider();
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

}
