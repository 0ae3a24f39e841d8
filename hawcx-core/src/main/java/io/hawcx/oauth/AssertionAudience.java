package io.hawcx.oauth;

/**
 * What a client assertion names as its audience.
 *
 * @since 0.1.0
 */
public enum AssertionAudience {

	/**
	 * The token endpoint, exactly as discovered: what Hawcx expects.
	 */
	TOKEN_ENDPOINT,

	/**
	 * The issuer, as newer profiles of OAuth ask for.
	 */
	ISSUER

}
