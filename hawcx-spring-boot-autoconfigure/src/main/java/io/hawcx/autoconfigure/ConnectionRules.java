package io.hawcx.autoconfigure;

import java.util.Map;
import java.util.regex.Pattern;

import io.hawcx.autoconfigure.diagnostics.HawcxConfigurationException;
import io.hawcx.autoconfigure.internal.ConfiguredValues;
import io.hawcx.http.BaseUrl;
import io.hawcx.http.HttpUrls;
import org.jspecify.annotations.Nullable;

/**
 * Refuses a set of connection properties that is not complete or cannot work together.
 */
class ConnectionRules {

	private static final String BASE_URL = "hawcx.base-url";

	private static final String CONFIG_ID = "hawcx.config-id";

	private static final String CLIENT_ID = "hawcx.client-id";

	private static final String ISSUER = "hawcx.oauth.issuer";

	private static final String DISCOVERY = "/.well-known/openid-configuration";

	private static final Pattern UUID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

	private static final Map<String, String> HINTS = Map.of(BASE_URL,
			"the address of the Hawcx API, such as https://api.hawcx.com", CONFIG_ID, "the config id of your tenant",
			CLIENT_ID, "the OAuth client id of your project");

	private final HawcxProperties properties;

	ConnectionRules(HawcxProperties properties) {
		this.properties = properties;
	}

	void check() {
		String present = presentProperty();
		require(BASE_URL, this.properties.getBaseUrl(), present);
		require(CONFIG_ID, this.properties.getConfigId(), present);
		if (signs()) {
			require(CLIENT_ID, this.properties.getClientId(), "a signing key");
		}
		checkUse();
		ConfiguredValues.refuseQuotes(BASE_URL, baseUrl());
		ConfiguredValues.refuseQuotes(ISSUER, issuer());
		plainText(CONFIG_ID, configId());
		checkUrls();
		String clientId = this.properties.getClientId();
		if (ConfiguredValues.isSet(clientId)) {
			plainText(CLIENT_ID, String.valueOf(clientId));
			if (UUID.matcher(configId()).matches() && !UUID.matcher(String.valueOf(clientId)).matches()) {
				throw new HawcxConfigurationException(CLIENT_ID,
						CLIENT_ID + " is no UUID, but " + CONFIG_ID + " is: they seem to have changed places.",
						"Set " + CLIENT_ID + " to " + HINTS.get(CLIENT_ID) + ", which is a UUID.");
			}
			if (configId().equals(clientId)) {
				throw new HawcxConfigurationException(CLIENT_ID,
						CLIENT_ID + " and " + CONFIG_ID + " have the same value, but they are two different ids.",
						"Set " + CLIENT_ID + " to " + HINTS.get(CLIENT_ID) + ", and " + CONFIG_ID + " to "
								+ HINTS.get(CONFIG_ID) + ".");
			}
		}
	}

	String baseUrl() {
		return String.valueOf(this.properties.getBaseUrl());
	}

	String configId() {
		return String.valueOf(this.properties.getConfigId());
	}

	String issuer() {
		String issuer = ConfiguredValues.text(this.properties.getOauth().getIssuer());
		return (issuer != null) ? issuer : baseUrl();
	}

	private String presentProperty() {
		if (ConfiguredValues.isSet(this.properties.getBaseUrl())) {
			return BASE_URL;
		}
		if (ConfiguredValues.isSet(this.properties.getConfigId())) {
			return CONFIG_ID;
		}
		if (ConfiguredValues.isSet(this.properties.getClientId())) {
			return CLIENT_ID;
		}
		if (signs()) {
			return "a signing key";
		}
		return hasSecretKey() ? "a secret key" : "hawcx.management.authentication";
	}

	private boolean hasSecretKey() {
		return ConfiguredValues.isSet(this.properties.getSecretKey()) || this.properties.getSecretKeyLocation() != null;
	}

	private boolean signs() {
		return ConfiguredKeys.hasSigningKey(this.properties.getSigningKey());
	}

	private void checkUse() {
		if (!hasSecretKey() && !ConfiguredValues.isSet(this.properties.getClientId())) {
			throw new HawcxConfigurationException("hawcx.secret-key",
					BASE_URL + " and " + CONFIG_ID + " are set, but neither hawcx.secret-key nor " + CLIENT_ID
							+ " says what they are for.",
					"Set hawcx.secret-key for management calls, " + CLIENT_ID + " for login, or both.");
		}
	}

	private void checkUrls() {
		String url = baseUrl();
		refuseTrailingSlash(BASE_URL, url);
		refuseApiPrefix(url, this.properties.getManagement().getApiPrefix());
		try {
			BaseUrl.of(url);
		}
		catch (IllegalArgumentException ex) {
			throw badUrl(BASE_URL, ex);
		}
		String issuer = issuer();
		refuseTrailingSlash(ISSUER, issuer);
		try {
			HttpUrls.requireAbsolute("issuer", issuer);
		}
		catch (IllegalArgumentException ex) {
			throw badUrl(ISSUER, ex);
		}
	}

	private static void refuseTrailingSlash(String property, String url) {
		if (url.endsWith(DISCOVERY)) {
			throw new HawcxConfigurationException(property,
					property + " is the address of the discovery document, which is found without it.",
					"Remove " + DISCOVERY + " at the end of " + property + ".");
		}
		if (url.endsWith("/")) {
			throw new HawcxConfigurationException(property,
					property + " ends with a slash, but id_tokens name their issuer without one.",
					"Remove the slash at the end of " + property + ".");
		}
	}

	private static void refuseApiPrefix(String url, String apiPrefix) {
		if (apiPrefix.length() > 1 && url.endsWith(apiPrefix)) {
			throw new HawcxConfigurationException(BASE_URL,
					BASE_URL + " ends with " + apiPrefix + ", which every management call adds to it.",
					"Remove " + apiPrefix + " at the end of " + BASE_URL + ".");
		}
	}

	private static HawcxConfigurationException badUrl(String property, IllegalArgumentException ex) {
		// The value may hold a password: the rule alone is told.
		String rule = String.valueOf(ex.getMessage()).replaceFirst("^\\S+ ", "");
		return new HawcxConfigurationException(property, property + " cannot be used: it " + rule + ".",
				"Set " + property + " to " + HINTS.get(BASE_URL) + ".", ex);
	}

	private static void require(String property, @Nullable String value, String present) {
		if (!ConfiguredValues.isSet(value)) {
			throw new HawcxConfigurationException(property,
					property + " is not set, but " + present + " is configured.",
					"Set " + property + " to " + HINTS.get(property) + ".");
		}
	}

	private static void plainText(String property, String value) {
		ConfiguredValues.refuseQuotes(property, value);
		if (!value.chars().allMatch((c) -> c > 0x20 && c < 0x7f)) {
			throw new HawcxConfigurationException(property,
					property + " holds a space, a control character or a letter outside ASCII.",
					"Set " + property + " to " + HINTS.get(property) + ", and nothing else.");
		}
	}

}
