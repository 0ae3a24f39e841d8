package io.hawcx.security.oauth2;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.AuthorizationGrantType;

/**
 * Finds who can sign users in, for the sign-in page of either stack.
 */
final class LoginProviders {

	private LoginProviders() {
	}

	/**
	 * Find who can sign users in.
	 * @param registrations a repository, whose registrations can be listed or not
	 * @param hawcx the registration of Hawcx that needs no name, if there is one
	 * @return names by registration id, Hawcx first
	 */
	static Map<String, String> names(Object registrations, @Nullable HawcxClientRegistration hawcx) {
		Map<String, String> names = new LinkedHashMap<>();
		if (hawcx != null) {
			names.put(hawcx.registrationId(), hawcx.clientName());
		}
		if (registrations instanceof Iterable<?> iterable) {
			for (Object registration : iterable) {
				if (registration instanceof ClientRegistration other
						&& AuthorizationGrantType.AUTHORIZATION_CODE.equals(other.getAuthorizationGrantType())) {
					names.putIfAbsent(other.getRegistrationId(), other.getClientName());
				}
			}
		}
		return names;
	}

}
