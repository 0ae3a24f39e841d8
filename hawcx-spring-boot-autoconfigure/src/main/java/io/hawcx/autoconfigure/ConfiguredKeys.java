package io.hawcx.autoconfigure;

import io.hawcx.HawcxException;
import io.hawcx.autoconfigure.diagnostics.HawcxConfigurationException;
import io.hawcx.key.SecretKey;
import io.hawcx.key.SigningKey;
import org.jspecify.annotations.Nullable;

import org.springframework.core.io.Resource;

/**
 * Reads the keys that properties name. Messages never quote a key.
 */
final class ConfiguredKeys {

	private static final String SECRET = "hawcx.secret-key";

	private static final String SECRET_LOCATION = "hawcx.secret-key-location";

	private static final String SIGNING = "hawcx.signing-key";

	private ConfiguredKeys() {
	}

	static boolean hasSigningKey(HawcxProperties.SigningKey properties) {
		return ConfiguredValues.isSet(properties.getValue()) || properties.getLocation() != null;
	}

	static @Nullable SecretKey secretKey(HawcxProperties properties) {
		Resource location = properties.getSecretKeyLocation();
		String blob = ConfiguredValues.text(properties.getSecretKey());
		if (location != null && blob != null) {
			throw new HawcxConfigurationException(SECRET,
					SECRET + " and " + SECRET_LOCATION + " are both set, and only one can be used.",
					"Remove " + SECRET + " or " + SECRET_LOCATION + ".");
		}
		String property = (location != null) ? SECRET_LOCATION : SECRET;
		if (location != null) {
			blob = ConfiguredValues.content(property, location);
		}
		return (blob != null) ? parseSecretKey(property, blob) : null;
	}

	private static SecretKey parseSecretKey(String property, String blob) {
		try {
			return SecretKey.parse(blob);
		}
		catch (HawcxException | IllegalArgumentException ex) {
			throw new HawcxConfigurationException(property,
					property + " is not a Hawcx secret key: " + ConfiguredValues.clause(ex) + ".",
					"Copy the whole key again, from hwx_sk_v1_ to its end.", ex);
		}
	}

	static @Nullable SigningKey signingKey(HawcxProperties.SigningKey properties) {
		Resource location = properties.getLocation();
		String text = ConfiguredValues.text(properties.getValue());
		if (location != null && text != null) {
			throw new HawcxConfigurationException(SIGNING + ".value",
					SIGNING + ".value and " + SIGNING + ".location are both set, and only one can be used.",
					"Remove " + SIGNING + ".value or " + SIGNING + ".location.");
		}
		String keyId = ConfiguredValues.text(properties.getKeyId());
		String property = SIGNING + ((location != null) ? ".location" : ".value");
		if (location != null) {
			text = ConfiguredValues.content(property, location);
		}
		if (text == null) {
			if (keyId != null) {
				throw new HawcxConfigurationException(SIGNING + ".key-id",
						SIGNING + ".key-id is set, but there is no signing key.",
						"Set " + SIGNING + ".location or " + SIGNING + ".value, or remove " + SIGNING + ".key-id.");
			}
			return null;
		}
		return parseSigningKey(property, text.trim(), keyId);
	}

	private static SigningKey parseSigningKey(String property, String text, @Nullable String keyId) {
		boolean pem = text.startsWith("-----");
		if (pem && keyId == null) {
			throw new HawcxConfigurationException(SIGNING + ".key-id",
					property + " holds a PEM, which has no key id, and " + SIGNING + ".key-id is not set.",
					"Set " + SIGNING + ".key-id to the id under which Hawcx knows the key.");
		}
		if (!pem && keyId != null) {
			throw new HawcxConfigurationException(SIGNING + ".key-id",
					SIGNING + ".key-id is set, but " + property + " holds a JWK, which brings its own key id.",
					"Remove " + SIGNING + ".key-id.");
		}
		try {
			return (keyId != null) ? SigningKey.parse(text, keyId) : SigningKey.parse(text);
		}
		catch (HawcxException | IllegalArgumentException ex) {
			throw new HawcxConfigurationException(property,
					property + " is not an Ed25519 private key: " + ConfiguredValues.clause(ex) + ".",
					"Write the private key as a JWK with kid and d, or as an unencrypted PKCS#8 PEM.", ex);
		}
	}

}
