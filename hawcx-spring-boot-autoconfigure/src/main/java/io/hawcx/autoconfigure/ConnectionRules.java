package io.hawcx.autoconfigure;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.hawcx.autoconfigure.diagnostics.HawcxConfigurationException;
import io.hawcx.autoconfigure.internal.ConfiguredValues;
import io.hawcx.autoconfigure.internal.PastedValues;
import io.hawcx.http.BaseUrl;
import io.hawcx.http.HttpUrls;
import org.jspecify.annotations.Nullable;

/**
 * Refuses a set of connection properties that is not complete or cannot work together.
 */
class ConnectionRules {

	private static final String DISCOVERY = "/.well-known/openid-configuration";

	private static final List<String> OF_LOGIN = List.of("/oauth2", "/oauth2/token", "/oauth2/authorize",
			"/.well-known/jwks.json", "/.well-known");

	private static final Pattern ORIGIN = Pattern.compile("(?i)(?:https://[^/:]+(:443)?|http://[^/:]+(:80)?)(?=/|$)");

	private static final Pattern UUID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

	private static final String ADDRESS = "the address of the Hawcx API, such as https://api.hawcx.com";

	private final String prefix;

	private final String baseUrlName;

	private final String configIdName;

	private final String clientIdName;

	private final Map<String, String> hints;

	private final HawcxProperties properties;

	ConnectionRules(String prefix, HawcxProperties properties) {
		this.prefix = prefix;
		this.baseUrlName = prefix + ".base-url";
		this.configIdName = prefix + ".config-id";
		this.clientIdName = prefix + ".client-id";
		this.hints = Map.of(this.baseUrlName, ADDRESS, this.configIdName, "the config id of your tenant",
				this.clientIdName, "the OAuth client id of your project");
		this.properties = properties;
	}

	void check() {
		String present = presentProperty();
		require(this.baseUrlName, this.properties.getBaseUrl(), present);
		require(this.configIdName, this.properties.getConfigId(), present);
		if (signs()) {
			require(this.clientIdName, this.properties.getClientId(), "a signing key");
		}
		checkUse();
		ConfiguredValues.refuseQuotes(this.baseUrlName, baseUrl());
		ConfiguredValues.refuseQuotes(issuerName(), issuer());
		PastedValues.refuseForm(this.baseUrlName, baseUrl());
		PastedValues.refuseForm(issuerName(), issuer());
		plainText(this.configIdName, configId());
		checkUrls();
		String clientId = this.properties.getClientId();
		if (ConfiguredValues.isSet(clientId)) {
			plainText(this.clientIdName, String.valueOf(clientId));
			if (UUID.matcher(configId()).matches() && !UUID.matcher(String.valueOf(clientId)).matches()) {
				throw new HawcxConfigurationException(this.clientIdName,
						this.clientIdName + " is no UUID, but " + this.configIdName
								+ " is: they seem to have changed places.",
						"Set " + this.clientIdName + " to " + this.hints.get(this.clientIdName) + ", which is a UUID.");
			}
			if (configId().equalsIgnoreCase(clientId)) {
				throw new HawcxConfigurationException(this.clientIdName,
						this.clientIdName + " and " + this.configIdName
								+ " have the same value, but they are two different ids.",
						"Set " + this.clientIdName + " to " + this.hints.get(this.clientIdName) + ", and "
								+ this.configIdName + " to " + this.hints.get(this.configIdName) + ".");
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

	private String issuerName() {
		return this.prefix + ".oauth.issuer";
	}

	private String presentProperty() {
		if (ConfiguredValues.isSet(this.properties.getBaseUrl())) {
			return this.baseUrlName;
		}
		if (ConfiguredValues.isSet(this.properties.getConfigId())) {
			return this.configIdName;
		}
		if (ConfiguredValues.isSet(this.properties.getClientId())) {
			return this.clientIdName;
		}
		if (signs()) {
			return "a signing key";
		}
		return hasSecretKey() ? "a secret key" : this.prefix + ".management.authentication";
	}

	private boolean hasSecretKey() {
		return ConfiguredValues.isSet(this.properties.getSecretKey()) || this.properties.getSecretKeyLocation() != null;
	}

	private boolean signs() {
		return ConfiguredKeys.hasSigningKey(this.properties.getSigningKey());
	}

	private void checkUse() {
		if (!hasSecretKey() && !ConfiguredValues.isSet(this.properties.getClientId())) {
			throw new HawcxConfigurationException(this.prefix + ".secret-key",
					this.baseUrlName + " and " + this.configIdName + " are set, but neither " + this.prefix
							+ ".secret-key nor " + this.clientIdName + " says what they are for.",
					"Set " + this.prefix + ".secret-key for management calls, " + this.clientIdName
							+ " for login, or both.");
		}
	}

	private void checkUrls() {
		String url = baseUrl();
		refuseTrailingSlash(this.baseUrlName, url);
		refuseApiPrefix(url, this.properties.getManagement().getApiPrefix());
		try {
			BaseUrl.of(url);
		}
		catch (IllegalArgumentException ex) {
			throw badUrl(this.baseUrlName, ex);
		}
		if (ConfiguredValues.isSet(this.properties.getClientId())
				&& !ConfiguredValues.isSet(this.properties.getOauth().getIssuer())) {
			refuseOtherThanIssuer(url);
		}
		String issuer = issuer();
		refuseTrailingSlash(issuerName(), issuer);
		try {
			HttpUrls.requireAbsolute("issuer", issuer);
		}
		catch (IllegalArgumentException ex) {
			throw badUrl(issuerName(), ex);
		}
	}

	// RFC 8414 section 2: issuers are compared letter by letter.
	private void refuseOtherThanIssuer(String url) {
		Matcher origin = ORIGIN.matcher(url);
		if (!origin.lookingAt()) {
			return;
		}
		boolean capital = !origin.group().equals(origin.group().toLowerCase(Locale.ROOT));
		if (capital || origin.group(1) != null || origin.group(2) != null) {
			throw new HawcxConfigurationException(this.baseUrlName,
					this.baseUrlName + " has " + (capital ? "capital letters in its host or scheme" : "the usual port")
							+ ", but is compared letter by letter with the issuer of id_tokens.",
					"Write it as Hawcx does, such as https://api.hawcx.com, or set " + issuerName()
							+ " to what id_tokens have.");
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

	private void refuseApiPrefix(String url, String apiPrefix) {
		if (apiPrefix.length() > 1) {
			refuseEnd(url, apiPrefix, "which every management call adds to it");
		}
		refuseEnd(url, apiPrefix + "/management", "which every management call adds to it");
		// What an application's page is configured with.
		refuseEnd(url, apiPrefix + "/auth", "which is where pages and apps sign users in");
		for (String end : OF_LOGIN) {
			refuseEnd(url, end, "which the login finds without it");
		}
	}

	private void refuseEnd(String url, String end, String why) {
		if (url.endsWith(end)) {
			throw new HawcxConfigurationException(this.baseUrlName,
					this.baseUrlName + " ends with " + end + ", " + why + ".",
					"Remove " + end + " at the end of " + this.baseUrlName + ".");
		}
	}

	private static HawcxConfigurationException badUrl(String property, IllegalArgumentException ex) {
		// The value may hold a password: the rule alone is told.
		String rule = String.valueOf(ex.getMessage()).replaceFirst("^\\S+ ", "");
		return new HawcxConfigurationException(property, property + " cannot be used: it " + rule + ".",
				"Set " + property + " to " + ADDRESS + ".", ex);
	}

	private void require(String property, @Nullable String value, String present) {
		if (!ConfiguredValues.isSet(value)) {
			throw new HawcxConfigurationException(property,
					property + " is not set, but " + present + " is configured.",
					"Set " + property + " to " + this.hints.get(property) + ".");
		}
	}

	private void plainText(String property, String value) {
		ConfiguredValues.refuseQuotes(property, value);
		PastedValues.refuseForm(property, value);
		PastedValues.refuseKey(property, value, String.valueOf(this.hints.get(property)), this.prefix);
		if (value.startsWith("https://") || value.startsWith("http://")) {
			throw new HawcxConfigurationException(property, property + " holds an address, not an id.",
					"Set " + property + " to " + this.hints.get(property) + ".");
		}
		// What a file or a variable ends with is not seen in an editor.
		boolean beside = !value.equals(value.strip());
		if (!value.chars().allMatch((c) -> c > 0x20 && c < 0x7f)) {
			throw new HawcxConfigurationException(property,
					property + (beside ? " begins or ends with a space or a line break."
							: " holds a space, a control character or a letter outside ASCII."),
					"Set " + property + " to " + this.hints.get(property) + ", and nothing else.");
		}
	}

}
