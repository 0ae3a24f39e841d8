package io.hawcx.emulator.internal.oidc;

import java.time.Clock;

import io.hawcx.emulator.internal.http.Parameters;
import io.hawcx.emulator.internal.tenant.ClientJwts;
import io.hawcx.emulator.internal.tenant.ProjectClient;

/**
 * Who calls the token endpoint: a public client says so, a confidential one proves it
 * with an assertion (RFC 7523, {@code private_key_jwt}).
 */
final class ClientAuthentication {

	private static final String ASSERTION_TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

	private final String tokenEndpoint;

	private final ClientJwts assertions;

	ClientAuthentication(String tokenEndpoint, Clock clock) {
		this.tokenEndpoint = tokenEndpoint;
		this.assertions = new ClientJwts(clock);
	}

	void authenticate(ProjectClient client, Parameters form) {
		String assertion = form.get("client_assertion");
		String type = form.get("client_assertion_type");
		if (!client.isConfidential()) {
			if (assertion != null || type != null) {
				throw OAuthError.invalidClient("a public client must not send a client_assertion");
			}
			return;
		}
		if (assertion == null) {
			throw OAuthError.invalidClient("a confidential client must send a client_assertion");
		}
		if (!ASSERTION_TYPE.equals(type)) {
			throw OAuthError.invalidClient("client_assertion_type is not " + ASSERTION_TYPE);
		}
		try {
			this.assertions.useOnce(this.assertions.verify(client, assertion, this.tokenEndpoint));
		}
		catch (IllegalArgumentException ex) {
			throw OAuthError.invalidClient("client_assertion: " + ex.getMessage());
		}
	}

}
