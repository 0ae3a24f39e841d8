package io.hawcx.security.oauth2;

import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;

/**
 * Stands where Spring Security insists on an access token and Hawcx sent none. It opens
 * nothing, is no secret, and is never sent or stored.
 */
final class AbsentAccessToken {

	static final String VALUE = "hawcx-sent-no-access-token";

	private AbsentAccessToken() {
	}

	/**
	 * Tell whether a client has no access token.
	 * @param client the client
	 * @return whether there is nothing to authorize with
	 */
	static boolean isIn(OAuth2AuthorizedClient client) {
		return VALUE.equals(client.getAccessToken().getTokenValue());
	}

}
