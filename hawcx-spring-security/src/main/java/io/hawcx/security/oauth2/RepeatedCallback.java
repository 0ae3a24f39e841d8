package io.hawcx.security.oauth2;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpMethod;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;

/**
 * Tells a callback that is reloaded by whom it has signed in from one that fails: it
 * answers no request of the session any more, and its user has nothing to be told. Signs
 * nobody in.
 */
final class RepeatedCallback {

	private RepeatedCallback() {
	}

	/**
	 * Tell whether a failed callback may be a repeated one.
	 * @param method the request's method
	 * @param failure why it failed
	 * @return whether it is a page that answers no request of the session
	 */
	static boolean isPossible(String method, AuthenticationException failure) {
		return HttpMethod.GET.name().equals(method) && failure instanceof OAuth2AuthenticationException exception
				&& "authorization_request_not_found".equals(exception.getError().getErrorCode());
	}

	/**
	 * Tell whether the session's user has signed in through Hawcx.
	 * @param user the session's user
	 * @param registrationId the id of Hawcx's registration
	 * @return whether a login through Hawcx is there
	 */
	static boolean isSignedIn(@Nullable Authentication user, String registrationId) {
		return user instanceof OAuth2AuthenticationToken login && login.isAuthenticated()
				&& registrationId.equals(login.getAuthorizedClientRegistrationId());
	}

}
