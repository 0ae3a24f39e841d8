package io.hawcx.http;

/**
 * What a request is for.
 *
 * @since 0.1.0
 */
public enum HttpOperation {

	/**
	 * Fetches the discovery document (OpenID Connect Discovery 1.0 section 4).
	 */
	DISCOVERY,

	/**
	 * Fetches the key set (RFC 7517 section 5).
	 */
	JWKS,

	/**
	 * Exchanges a code (RFC 6749 section 4.1.3).
	 */
	TOKEN,

	/**
	 * Calls the management API.
	 */
	MANAGEMENT

}
