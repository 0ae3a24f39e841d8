package io.hawcx.autoconfigure;

import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Function;
import java.util.function.Supplier;

import io.hawcx.HawcxException;
import io.hawcx.HawcxListener;
import io.hawcx.autoconfigure.diagnostics.HawcxConfigurationException;
import io.hawcx.autoconfigure.internal.ConfiguredValues;
import io.hawcx.autoconfigure.internal.PastedValues;
import io.hawcx.key.ReloadingKey;
import io.hawcx.key.SecretKey;
import io.hawcx.key.SigningKey;
import org.jspecify.annotations.Nullable;

import org.springframework.core.io.Resource;

/**
 * Reads the keys that properties name, and files again when they change. Messages never
 * quote a key.
 */
final class ConfiguredKeys {

	private final String prefix;

	private final String secretName;

	private final String signingName;

	private final KeyMistakes mistakes;

	private final HawcxProperties properties;

	private final Clock clock;

	private final HawcxListener listener;

	ConfiguredKeys(String prefix, HawcxProperties properties, Clock clock, HawcxListener listener) {
		this.prefix = prefix;
		this.secretName = prefix + ".secret-key";
		this.signingName = prefix + ".signing-key";
		this.mistakes = new KeyMistakes(this.secretName, this.signingName);
		this.properties = properties;
		this.clock = clock;
		this.listener = listener;
	}

	static boolean hasSigningKey(HawcxProperties.SigningKey properties) {
		return ConfiguredValues.isSet(properties.getValue()) || properties.getLocation() != null;
	}

	@Nullable Supplier<SecretKey> secretKey() {
		return read(this.secretName, this.properties.getSecretKey(), this.secretName + "-location",
				this.properties.getSecretKeyLocation(), this::parseSecretKey);
	}

	@Nullable Supplier<SigningKey> signingKey() {
		HawcxProperties.SigningKey properties = this.properties.getSigningKey();
		String keyId = keyId(properties);
		Supplier<SigningKey> key = read(this.signingName + ".value", properties.getValue(),
				this.signingName + ".location", properties.getLocation(),
				(property, text) -> parseSigningKey(property, text, keyId));
		if (key == null && keyId != null) {
			throw new HawcxConfigurationException(this.signingName + ".key-id",
					this.signingName + ".key-id is set, but there is no signing key.",
					"Set " + this.signingName + ".location or " + this.signingName + ".value, or remove "
							+ this.signingName + ".key-id.");
		}
		return key;
	}

	private @Nullable String keyId(HawcxProperties.SigningKey properties) {
		String keyId = ConfiguredValues.text(properties.getKeyId());
		if (keyId != null) {
			String property = this.signingName + ".key-id";
			String hint = "the id under which Hawcx knows the key";
			ConfiguredValues.refuseQuotes(property, keyId);
			PastedValues.refuseForm(property, keyId);
			PastedValues.refuseKey(property, keyId, hint, this.prefix);
			if (!keyId.equals(keyId.strip()) || keyId.chars().anyMatch(Character::isISOControl)) {
				throw new HawcxConfigurationException(property,
						property + " begins or ends with a space, or holds a control character.",
						"Set " + property + " to " + hint + ", and nothing else.");
			}
		}
		return keyId;
	}

	private <T> @Nullable Supplier<T> read(String valueProperty, @Nullable String value, String locationProperty,
			@Nullable Resource location, Parser<T> parser) {
		String text = ConfiguredValues.text(value);
		if (location != null && text != null) {
			throw new HawcxConfigurationException(valueProperty,
					valueProperty + " and " + locationProperty + " are both set, and only one can be used.",
					"Remove " + valueProperty + " or " + locationProperty + ".");
		}
		if (location != null) {
			return readFile(locationProperty, location, (content) -> parser.parse(locationProperty, content));
		}
		if (text == null) {
			return null;
		}
		ConfiguredValues.refuseQuotes(valueProperty, text);
		T key = parser.parse(valueProperty, text.trim());
		return () -> key;
	}

	private <T> Supplier<T> readFile(String property, Resource location, Function<String, T> parser) {
		String content = ConfiguredValues.content(property, location);
		Path file = ConfiguredValues.file(location);
		if (file != null) {
			return ReloadingKey.of(file, (text) -> parser.apply(text.trim()), this.clock, this.listener, property);
		}
		T key = parser.apply(content);
		return () -> key;
	}

	private SecretKey parseSecretKey(String property, String blob) {
		this.mistakes.refuseOtherThanSecretKey(property, blob);
		try {
			return SecretKey.parse(blob);
		}
		catch (HawcxException | IllegalArgumentException ex) {
			throw new HawcxConfigurationException(property,
					property + " is not a Hawcx secret key: " + ConfiguredValues.clause(ex) + ".",
					"Copy the whole key again, from hwx_sk_v1_ to its end.", ex);
		}
	}

	private SigningKey parseSigningKey(String property, String text, @Nullable String keyId) {
		this.mistakes.refuseOtherThanSigningKey(property, text);
		if (keyId == null && text.startsWith("-----")) {
			throw new HawcxConfigurationException(this.signingName + ".key-id",
					property + " holds a PEM, which has no key id, and " + this.signingName + ".key-id is not set.",
					"Set " + this.signingName + ".key-id to the id under which Hawcx knows the key.");
		}
		if (text.startsWith("-----") && text.contains("\\n")) {
			throw new HawcxConfigurationException(property,
					property + " holds a PEM with the two characters \\n where its lines should end.",
					"Write the PEM with real line breaks, as after a | in YAML, or point " + this.signingName
							+ ".location at its file.");
		}
		refuseOtherKeyId(text, keyId);
		try {
			return SigningKey.parseAny(text, keyId);
		}
		catch (HawcxException | IllegalArgumentException ex) {
			throw new HawcxConfigurationException(property,
					property + " is not an Ed25519 private key: " + ConfiguredValues.clause(ex) + ".",
					"Write the private key as a JWK with kid and d, as a JWK set of which " + this.signingName
							+ ".key-id names one, or as an unencrypted PKCS#8 PEM.",
					ex);
		}
	}

	// A JWK has an id of its own; where both are written, one of them is a mistake.
	private void refuseOtherKeyId(String text, @Nullable String keyId) {
		if (keyId == null || text.startsWith("-----")) {
			return;
		}
		SigningKey key;
		try {
			key = SigningKey.parse(text);
		}
		catch (IllegalArgumentException ex) {
			// A set, a key without an id, or no key: told where it is read.
			return;
		}
		if (!key.keyId().equals(keyId)) {
			throw new HawcxConfigurationException(
					this.signingName + ".key-id", this.signingName + ".key-id is '" + keyId
							+ "', but the key's own id (kid) is '" + key.keyId() + "'.",
					"Remove " + this.signingName + ".key-id, or use the key of that id.");
		}
	}

	private interface Parser<T> {

		T parse(String property, String text);

	}

}
