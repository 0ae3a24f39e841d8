package io.hawcx.emulator.internal.auth;

import io.hawcx.emulator.internal.signin.SignIn;
import org.jspecify.annotations.Nullable;

/**
 * A sign-in of a frontend.
 *
 * @param id the session's id
 * @param signIn the sign-in
 * @param codeChallenge the S256 challenge that the code is bound to, or {@code null} on
 * the hosted login page
 * @param operation what waits for the sign-in on the hosted login page, or {@code null}
 */
record AuthSession(String id, SignIn signIn, @Nullable String codeChallenge, @Nullable HostedOperation operation) {

	@Override
	public String toString() {
		return "AuthSession";
	}

}
