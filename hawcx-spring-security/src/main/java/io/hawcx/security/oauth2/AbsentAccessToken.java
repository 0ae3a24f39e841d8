package io.hawcx.security.oauth2;

/**
 * Stands where Spring Security insists on an access token and Hawcx sent none. It opens
 * nothing, is no secret, and is never sent or stored.
 */
final class AbsentAccessToken {

	static final String VALUE = "hawcx-sent-no-access-token";

	private AbsentAccessToken() {
	}

}
