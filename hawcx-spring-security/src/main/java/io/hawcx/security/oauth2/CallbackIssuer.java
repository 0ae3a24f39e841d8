package io.hawcx.security.oauth2;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.util.MultiValueMap;
import org.springframework.util.StringUtils;
import org.springframework.web.util.UriComponentsBuilder;

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
	 * Tell whether a request can be an authorization response, by its method and query
	 * alone: a body that is read here could be read by nobody else.
	 * @param method its method
	 * @param query its raw query
	 * @return whether it has a {@code state} and either a {@code code} or an
	 * {@code error}
	 */
	static boolean isResponse(String method, @Nullable String query) {
		if (query == null || !"GET".equals(method)) {
			return false;
		}
		MultiValueMap<String, String> parameters = parameters(query);
		return parameters.containsKey(OAuth2ParameterNames.STATE) && (parameters.containsKey(OAuth2ParameterNames.CODE)
				|| parameters.containsKey(OAuth2ParameterNames.ERROR));
	}

	/**
	 * Return the issuers that a response names.
	 * @param query its raw query
	 * @return each {@code iss}
	 * @throws OAuth2AuthenticationException if one of them is malformed
	 */
	static List<String> issuers(@Nullable String query) {
		List<String> issuers = (query != null) ? parameters(query).get(PARAMETER) : null;
		if (issuers == null) {
			return List.of();
		}
		try {
			return issuers.stream()
				.map((issuer) -> (issuer != null)
						? StringUtils.uriDecode(issuer.replace('+', ' '), StandardCharsets.UTF_8) : "")
				.toList();
		}
		catch (IllegalArgumentException ex) {
			throw invalid("The authorization response names an issuer (iss) with a malformed escape.");
		}
	}

	private static MultiValueMap<String, String> parameters(String query) {
		return UriComponentsBuilder.newInstance().query(query).build().getQueryParams();
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
