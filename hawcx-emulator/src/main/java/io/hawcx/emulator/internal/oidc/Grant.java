package io.hawcx.emulator.internal.oidc;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What an authorization code was issued for.
 *
 * @param clientId the client that the code is for
 * @param redirectUri the URI that the code goes to, or {@code null} if it is bound to
 * none
 * @param codeChallenge the S256 challenge (RFC 7636)
 * @param nonce the nonce to repeat, or {@code null}
 * @param subject the id_token's subject
 * @param authTime when the user signed in
 * @param amr how the user signed in (RFC 8176)
 */
public record Grant(String clientId, @Nullable String redirectUri, String codeChallenge, @Nullable String nonce,
		String subject, Instant authTime, List<String> amr) {

	/**
	 * The {@code amr} of a login with a first factor only. The emulator's e-mail code
	 * stands in for the key on the user's device, which is how Hawcx signs users in.
	 */
	public static final List<String> DEVICE_KEY = List.of("swk");

	/** The client of a code that serves any client of the tenant. */
	public static final String ANY_CLIENT = "*";

	boolean isFor(String client) {
		return this.clientId.equals(ANY_CLIENT) || this.clientId.equals(client);
	}

	Grant redeemedBy(String client) {
		return new Grant(client, this.redirectUri, this.codeChallenge, this.nonce, this.subject, this.authTime,
				this.amr);
	}

	@Override
	public String toString() {
		return "Grant for client " + this.clientId;
	}

}
