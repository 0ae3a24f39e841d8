package io.hawcx.autoconfigure;

import java.util.function.Supplier;

import io.hawcx.key.SecretKey;
import io.hawcx.key.SigningKey;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.autoconfigure.service.connection.ConnectionDetails;

/**
 * The connection to Hawcx: its address, and the application's ids and keys. A bean of
 * this type takes the place of the properties for these.
 *
 * @since 0.1.0
 */
public interface HawcxConnectionDetails extends ConnectionDetails {

	/**
	 * Return the address of the Hawcx API.
	 * @return such as {@code https://api.hawcx.com}, without a slash at the end
	 */
	String getBaseUrl();

	/**
	 * Return the tenant's config id.
	 * @return the config id
	 */
	String getConfigId();

	/**
	 * Return the issuer of id_tokens.
	 * @return the issuer, the base URL unless overridden
	 */
	default String getIssuer() {
		return getBaseUrl();
	}

	/**
	 * Return the project's OAuth client id.
	 * @return the client id, or {@code null} if users do not sign in
	 */
	default @Nullable String getClientId() {
		return null;
	}

	/**
	 * Return the key for management calls by delegation. This method is called for each
	 * of them, so the key may change; whether there is one may not.
	 * @return the key, or {@code null} if none are made, or all by
	 * {@code private_key_jwt}
	 */
	default @Nullable SecretKey getSecretKey() {
		return null;
	}

	/**
	 * Return the supplier of the client's signing key, which is asked whenever something
	 * is signed.
	 * @return the supplier, or {@code null} for a public client
	 */
	default @Nullable Supplier<SigningKey> getSigningKey() {
		return null;
	}

}
