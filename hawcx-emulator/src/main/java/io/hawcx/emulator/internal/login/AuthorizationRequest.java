package io.hawcx.emulator.internal.login;

import org.jspecify.annotations.Nullable;

/**
 * What an application asked for, checked.
 *
 * @param clientId the client
 * @param redirectUri where the code goes to, or {@code null} for a pop-up
 * @param popupOrigin the origin of the page that opened the pop-up, or {@code null}
 * @param state the application's state, or {@code null}
 * @param nonce the id_token's nonce, or {@code null}
 * @param codeChallenge the S256 challenge
 */
record AuthorizationRequest(String clientId, @Nullable String redirectUri, @Nullable String popupOrigin,
		@Nullable String state, @Nullable String nonce, String codeChallenge) {

	/**
	 * Return where the browser ends up.
	 * @return a loopback URI
	 */
	String target() {
		return (this.redirectUri != null) ? this.redirectUri : String.valueOf(this.popupOrigin);
	}

	@Override
	public String toString() {
		return "AuthorizationRequest of client " + this.clientId;
	}

}
