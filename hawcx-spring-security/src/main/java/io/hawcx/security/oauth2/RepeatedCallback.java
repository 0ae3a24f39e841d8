package io.hawcx.security.oauth2;

import io.hawcx.security.oauth2.internal.LoginTenants;
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
	 * @param callback what ends the callback's path, most likely the id of a registration
	 * @param hawcx the registrations of Hawcx
	 * @return whether a login through Hawcx is there, of the callback's registration if
	 * it names one
	 */
	static boolean isSignedIn(@Nullable Authentication user, String callback, LoginTenants hawcx) {
		if (!(user instanceof OAuth2AuthenticationToken login) || !login.isAuthenticated()) {
			return false;
		}
		String id = login.getAuthorizedClientRegistrationId();
		return hawcx.isHawcx(callback) ? callback.equals(id) : hawcx.isHawcx(id);
	}

	/**
	 * Return what ends a path.
	 * @param path the path
	 * @return what stands behind its last slash
	 */
	static String lastSegment(String path) {
		return path.substring(path.lastIndexOf('/') + 1);
	}

}
