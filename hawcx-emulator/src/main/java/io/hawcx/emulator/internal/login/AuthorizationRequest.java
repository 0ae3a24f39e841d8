package io.hawcx.emulator.internal.login;

import org.jspecify.annotations.Nullable;

/**
 * What an application asked for, checked.
 *
 * @param clientId the client
 * @param redirectUri where the code goes to
 * @param state the application's state, or {@code null}
 * @param nonce the id_token's nonce, or {@code null}
 * @param codeChallenge the S256 challenge
 */
record AuthorizationRequest(String clientId, String redirectUri, @Nullable String state, @Nullable String nonce,
		String codeChallenge) {

	@Override
	public String toString() {
		return "AuthorizationRequest of client " + this.clientId;
	}

}
