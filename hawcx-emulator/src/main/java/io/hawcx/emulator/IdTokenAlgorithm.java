package io.hawcx.emulator;

/**
 * What signs id_tokens.
 *
 * @since 0.1.0
 */
public enum IdTokenAlgorithm {

	/**
	 * ECDSA with P-256 and SHA-256.
	 */
	ES256("ES256"),

	/**
	 * ECDSA with P-521 and SHA-512.
	 */
	ES512("ES512"),

	/**
	 * Ed25519.
	 */
	EDDSA("EdDSA");

	private final String jwsName;

	IdTokenAlgorithm(String jwsName) {
		this.jwsName = jwsName;
	}

	/**
	 * Return the name as JWS headers and discovery spell it (RFC 7518).
	 * @return the name
	 */
	public String jwsName() {
		return this.jwsName;
	}

}
