package io.hawcx.security.handover;

/**
 * Which code a session accepts.
 *
 * @since 0.1.0
 */
public enum HandoverBinding {

	/**
	 * A code with the verifier that the page sends along, or with one that this session
	 * began with. This is how the vendor's web SDK is documented to be used. A code that
	 * is stolen together with its verifier works in another session.
	 */
	ANY,

	/**
	 * Only a code of a login that this session began: with its PKCE challenge, or with a
	 * nonce that comes back in the id_token.
	 */
	SESSION

}
