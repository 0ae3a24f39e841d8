package io.hawcx.security.oauth2;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;

/**
 * The issuer of an authorization response (RFC 9207).
 */
final class CallbackIssuer {

	/**
	 * The parameter that names it.
	 */
	static final String PARAMETER = "iss";

	private CallbackIssuer() {
	}

	/**
	 * Tell whether a path is the usual one of a registration's callbacks.
	 * @param path a path
	 * @param registrationId the registration's id
	 * @return whether it is
	 */
	static boolean isUsualPath(String path, String registrationId) {
		return path.endsWith("/oauth2/code/" + registrationId);
	}

	/**
	 * Tell whether a callback is Hawcx', by the authorization request that it answers, or
	 * by its path where no such request is known.
	 * @param path the callback's path
	 * @param registrationId the id of Hawcx' registration
	 * @param answered the request, or {@code null}
	 * @return whether its issuer is to be checked
	 * @throws OAuth2AuthenticationException if it came to Hawcx' path and answers a
	 * request to another provider, which Spring Security would send the code to (RFC 9700
	 * section 4.4)
	 */
	static boolean isHawcx(String path, String registrationId, @Nullable OAuth2AuthorizationRequest answered) {
		boolean usualPath = isUsualPath(path, registrationId);
		if (answered == null) {
			return usualPath;
		}
		boolean begunThere = AuthorizationRequests.isOf(registrationId, answered);
		if (usualPath && !begunThere) {
			throw invalid("The authorization response came to Hawcx' callback, but answers a request to another "
					+ "provider.");
		}
		return begunThere;
	}

	/**
	 * Check the issuer of a response.
	 * @param registration the registration of Hawcx
	 * @param issuers each {@code iss} of the response
	 * @throws OAuth2AuthenticationException if another issuer is named, or none where the
	 * discovery document announces one
	 */
	static void check(ClientRegistration registration, List<String> issuers) {
		if (issuers.isEmpty()) {
			if (Registrations.advertisesIssuerParameter(registration)) {
				throw invalid("The authorization response names no issuer (iss), though the discovery document says "
						+ "that it does.");
			}
		}
		else if (issuers.size() != 1 || !issuers.get(0).equals(registration.getProviderDetails().getIssuerUri())) {
			throw invalid("The authorization response names another issuer (iss) than the one of the discovery "
					+ "document, or several.");
		}
	}

	private static OAuth2AuthenticationException invalid(String message) {
		return new OAuth2AuthenticationException(new OAuth2Error(HawcxLoginFailure.INVALID_ISSUER, message, null),
				message);
	}

}
