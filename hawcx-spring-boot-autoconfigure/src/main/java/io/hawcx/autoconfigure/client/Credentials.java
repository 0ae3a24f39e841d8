package io.hawcx.autoconfigure.client;

import java.util.Locale;
import java.util.function.Supplier;

import io.hawcx.autoconfigure.HawcxConnection;
import io.hawcx.autoconfigure.HawcxConnectionDetails;
import io.hawcx.autoconfigure.HawcxManagementProperties;
import io.hawcx.autoconfigure.HawcxManagementProperties.Authentication;
import io.hawcx.autoconfigure.HawcxOAuthProperties;
import io.hawcx.autoconfigure.HawcxOAuthProperties.ClientAuthentication;
import io.hawcx.autoconfigure.PropertiesHawcxConnectionDetails;
import io.hawcx.autoconfigure.diagnostics.HawcxConfigurationException;
import io.hawcx.key.SecretKey;
import io.hawcx.key.SigningKey;
import org.jspecify.annotations.Nullable;

/**
 * Chooses how clients authenticate by the keys that there are, and says which is missing.
 */
final class Credentials {

	private final HawcxConnection connection;

	private final HawcxConnectionDetails details;

	Credentials(HawcxConnection connection) {
		this.connection = connection;
		this.details = connection.details();
	}

	Authentication managementAuthentication(HawcxManagementProperties properties) {
		Authentication authentication = authentication(properties);
		String own = (authentication == Authentication.PRIVATE_KEY_JWT) ? "Authorization" : "apikey";
		if (properties.getExtraHeaders().keySet().stream().anyMatch(own::equalsIgnoreCase)) {
			String property = this.connection.prefix() + ".management.extra-headers";
			throw new HawcxConfigurationException(property,
					property + " holds " + own + ", which management calls by "
							+ authentication.name().toLowerCase(Locale.ROOT)
							+ " have of their own, so that it would do nothing.",
					"Remove " + own + " from " + property + ".");
		}
		return authentication;
	}

	private Authentication authentication(HawcxManagementProperties properties) {
		Authentication wanted = properties.getAuthentication();
		if (wanted == Authentication.PRIVATE_KEY_JWT) {
			require(this.details.getSigningKey(), ".management.authentication", "private_key_jwt", "signing key");
			require(this.details.getClientId(), ".management.authentication", "private_key_jwt", "client id");
			return wanted;
		}
		if (wanted == Authentication.DELEGATION) {
			require(this.details.getSecretKey(), ".management.authentication", "delegation", "secret key");
			return wanted;
		}
		if (this.details.getSecretKey() == null && this.details.getSigningKey() != null
				&& this.details.getClientId() != null) {
			return Authentication.PRIVATE_KEY_JWT;
		}
		secretKey();
		return Authentication.DELEGATION;
	}

	ClientAuthentication clientAuthentication(HawcxOAuthProperties properties) {
		ClientAuthentication wanted = properties.getClientAuthentication();
		if (wanted == ClientAuthentication.PRIVATE_KEY_JWT) {
			require(this.details.getSigningKey(), ".oauth.client-authentication", "private_key_jwt", "signing key");
		}
		if (wanted != null) {
			return wanted;
		}
		return (this.details.getSigningKey() != null) ? ClientAuthentication.PRIVATE_KEY_JWT
				: ClientAuthentication.NONE;
	}

	SecretKey secretKey() {
		SecretKey key = this.details.getSecretKey();
		if (key == null) {
			throw missing("secret key", ".secret-key",
					"management calls need a secret key, or a signing key and a client id");
		}
		return key;
	}

	Supplier<SigningKey> signingKey() {
		Supplier<SigningKey> key = this.details.getSigningKey();
		if (key == null) {
			throw missing("signing key", ".signing-key.location", "a client that signs needs a signing key");
		}
		return key;
	}

	String clientId() {
		String clientId = this.details.getClientId();
		if (clientId == null) {
			throw missing("client id", ".client-id", "login needs a client id");
		}
		return clientId;
	}

	private void require(@Nullable Object credential, String name, String value, String what) {
		if (credential == null) {
			String property = this.connection.prefix() + name;
			throw new HawcxConfigurationException(property,
					property + " is " + value + ", but there is no " + what + ".",
					"Set " + remedy(what) + ", or remove " + property + ".");
		}
	}

	private String remedy(String what) {
		String prefix = this.connection.prefix();
		return switch (what) {
			case "secret key" -> prefix + ".secret-key or " + prefix + ".secret-key-location";
			case "signing key" -> prefix + ".signing-key.location or " + prefix + ".signing-key.value";
			default -> prefix + ".client-id";
		};
	}

	private HawcxConfigurationException missing(String what, String name, String need) {
		String property = this.connection.prefix() + name;
		if (this.details instanceof PropertiesHawcxConnectionDetails) {
			return new HawcxConfigurationException(property, property + " is not set, but " + need + ".",
					"Set " + remedy(what) + ".");
		}
		return new HawcxConfigurationException(property,
				property + " is not set and the HawcxConnectionDetails bean brings none, but " + need + ".",
				"Return one from the HawcxConnectionDetails bean.");
	}

}
