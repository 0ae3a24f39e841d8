package io.hawcx.autoconfigure;

import java.util.regex.Pattern;

import io.hawcx.autoconfigure.diagnostics.HawcxConfigurationException;
import io.hawcx.autoconfigure.internal.PastedValues;

/**
 * Recognises what is written in place of a key, where what a parser would say of it does
 * not help. Messages never quote it.
 */
final class KeyMistakes {

	private static final String SECRET_KEY = "hwx_sk_v1_";

	// How base64 of a secret key begins, and of a PEM and a JSON object.
	private static final Pattern BASE64_OF_SECRET_KEY = Pattern.compile("aHd4X3NrX3YxX");

	private static final Pattern BASE64_OF_SIGNING_KEY = Pattern.compile("LS0tLS1CRUdJT|eyJ|eyAi|ew[0o]");

	private static final Pattern LOCATION = Pattern.compile("(?:file:|classpath:|\\.{0,2}/)\\S*[^=\\s]");

	private final String secretName;

	private final String signingName;

	KeyMistakes(String secretName, String signingName) {
		this.secretName = secretName;
		this.signingName = signingName;
	}

	void refuseOtherThanSecretKey(String property, String text) {
		PastedValues.refuseForm(property, text);
		if (BASE64_OF_SECRET_KEY.matcher(text).lookingAt()) {
			throw base64(property, "a secret key");
		}
		if (text.startsWith("{") || text.startsWith("-----")) {
			throw new HawcxConfigurationException(property, property + " holds a signing key, which is another key.",
					"Write it to " + this.signingName + ".value, or its file to " + this.signingName
							+ ".location, and the key that begins with " + SECRET_KEY + " to " + property + ".");
		}
		if (text.indexOf(SECRET_KEY) > 0) {
			throw new HawcxConfigurationException(property,
					property + " has something else before " + SECRET_KEY + ", with which a secret key begins.",
					"Remove what stands before it, such as a name, a quotation mark or an invisible character.");
		}
		if (text.startsWith(SECRET_KEY) && text.chars().anyMatch((c) -> c <= ' ')) {
			throw new HawcxConfigurationException(property,
					property + " has a space or a line break in the secret key, or something after it.",
					"Write the key in one line and alone, from " + SECRET_KEY + " to its end.");
		}
		refuseLocation(property, text, this.secretName + "-location");
	}

	void refuseOtherThanSigningKey(String property, String text) {
		PastedValues.refuseForm(property, text);
		if (BASE64_OF_SIGNING_KEY.matcher(text).lookingAt()) {
			throw base64(property, "a JWK or PEM");
		}
		if (text.startsWith(SECRET_KEY)) {
			throw new HawcxConfigurationException(property, property + " holds a secret key, which is another key.",
					"Write it to " + this.secretName + ", and an Ed25519 private key to " + property + ".");
		}
		refuseLocation(property, text, this.signingName + ".location");
	}

	private static void refuseLocation(String property, String text, String locationProperty) {
		if (!property.equals(locationProperty) && LOCATION.matcher(text).matches()) {
			throw new HawcxConfigurationException(property,
					property + " holds the location of a file, where the key itself belongs.",
					"Write the location to " + locationProperty + ", and remove " + property + ".");
		}
	}

	private static HawcxConfigurationException base64(String property, String key) {
		return new HawcxConfigurationException(property,
				property + " is " + key + " in base64, as the data of a Kubernetes Secret are.",
				"Decode it once more, as with base64 -d, and write what comes out.");
	}

}
