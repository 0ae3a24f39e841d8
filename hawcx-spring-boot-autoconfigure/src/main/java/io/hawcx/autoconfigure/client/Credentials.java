package io.hawcx.autoconfigure.client;

import java.util.function.Supplier;

import io.hawcx.autoconfigure.HawcxConnectionDetails;
import io.hawcx.autoconfigure.HawcxManagementProperties;
import io.hawcx.autoconfigure.HawcxManagementProperties.Authentication;
import io.hawcx.autoconfigure.HawcxOAuthProperties;
import io.hawcx.autoconfigure.HawcxOAuthProperties.ClientAuthentication;
import io.hawcx.autoconfigure.diagnostics.HawcxConfigurationException;
import io.hawcx.key.SecretKey;
import io.hawcx.key.SigningKey;
import org.jspecify.annotations.Nullable;

/**
 * Chooses how clients authenticate by the keys that there are, and says which is missing.
 */
final class Credentials {

	private static final String MANAGEMENT = "hawcx.management.authentication";

	private static final String OAUTH = "hawcx.oauth.client-authentication";

	private static final String SECRET_KEY = "hawcx.secret-key or hawcx.secret-key-location";

	private static final String SIGNING_KEY = "hawcx.signing-key.location or hawcx.signing-key.value";

	private static final String CLIENT_ID = "hawcx.client-id";

	private final HawcxConnectionDetails details;

	Credentials(HawcxConnectionDetails details) {
		this.details = details;
	}

	Authentication managementAuthentication(HawcxManagementProperties properties) {
		Authentication wanted = properties.getAuthentication();
		if (wanted == Authentication.PRIVATE_KEY_JWT) {
			require(this.details.getSigningKey(), MANAGEMENT, "private_key_jwt", "signing key", SIGNING_KEY);
			require(this.details.getClientId(), MANAGEMENT, "private_key_jwt", "client id", CLIENT_ID);
			return wanted;
		}
		if (wanted == Authentication.DELEGATION) {
			require(this.details.getSecretKey(), MANAGEMENT, "delegation", "secret key", SECRET_KEY);
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
			require(this.details.getSigningKey(), OAUTH, "private_key_jwt", "signing key", SIGNING_KEY);
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
			throw missing("hawcx.secret-key", "management calls need a secret key, or a signing key and a client id");
		}
		return key;
	}

	Supplier<SigningKey> signingKey() {
		Supplier<SigningKey> key = this.details.getSigningKey();
		if (key == null) {
			throw missing("hawcx.signing-key.location", "a client that signs needs a signing key");
		}
		return key;
	}

	String clientId() {
		String clientId = this.details.getClientId();
		if (clientId == null) {
			throw missing(CLIENT_ID, "login needs a client id");
		}
		return clientId;
	}

	private static void require(@Nullable Object credential, String property, String value, String what,
			String remedy) {
		if (credential == null) {
			throw new HawcxConfigurationException(property,
					property + " is " + value + ", but there is no " + what + ".",
					"Set " + remedy + ", or remove " + property + ".");
		}
	}

	private static HawcxConfigurationException missing(String property, String need) {
		return new HawcxConfigurationException(property,
				property + " is not set and the HawcxConnectionDetails bean brings none, but " + need + ".",
				"Return one from the HawcxConnectionDetails bean.");
	}

}
