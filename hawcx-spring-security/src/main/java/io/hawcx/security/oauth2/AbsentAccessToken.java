package io.hawcx.security.oauth2;

import io.hawcx.security.internal.SharedNames;
import org.jspecify.annotations.Nullable;

import org.springframework.security.oauth2.client.ClientAuthorizationRequiredException;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;

/**
 * Stands where Spring Security insists on an access token and Hawcx sent none. It opens
 * nothing, is no secret, and is never sent or stored.
 */
final class AbsentAccessToken {

	static final String VALUE = "hawcx-sent-no-access-token";

	/**
	 * Session attribute with the id of the registration whose login brought none.
	 */
	static final String ATTRIBUTE = SharedNames.ABSENT_ACCESS_TOKEN;

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

	/**
	 * Note whether a login brought an access token.
	 * @param client what is to be stored after the login
	 * @param known the session attribute as it is
	 * @return the session attribute as it must be
	 */
	static @Nullable Object noted(OAuth2AuthorizedClient client, @Nullable Object known) {
		String registrationId = client.getClientRegistration().getRegistrationId();
		if (isIn(client)) {
			return registrationId;
		}
		return registrationId.equals(known) ? null : known;
	}

	/**
	 * Describe why an authorized client cannot be had whose login brought no access
	 * token. Asking Hawcx again, as Spring Security does, would bring none again, and the
	 * browser would go in circles.
	 * @param wanted what Spring Security makes of the missing client
	 * @param known the session attribute
	 * @return the answer, or {@code null} where a login may bring the client
	 */
	static @Nullable HawcxLoginUnavailableException answer(ClientAuthorizationRequiredException wanted,
			@Nullable Object known) {
		String registrationId = wanted.getClientRegistrationId();
		return registrationId.equals(known) ? new HawcxLoginUnavailableException(HawcxLoginErrorCodes.NO_ACCESS_TOKEN,
				"There is no authorized client '" + registrationId + "' (@RegisteredOAuth2AuthorizedClient, or a "
						+ "request filter): Hawcx sent this user's id_token without an access token. Take the claims"
						+ " from @AuthenticationPrincipal OidcUser instead.",
				null) : null;
	}

}
