package io.hawcx.security.oauth2;

import java.util.function.Consumer;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;

/**
 * What Hawcx's authorization requests have beyond stock Spring Security's.
 */
final class AuthorizationRequests {

	/**
	 * The parameter that asks for a recent login.
	 */
	static final String MAX_AGE = "max_age";

	private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");

	private AuthorizationRequests() {
	}

	/**
	 * Return what adds {@code sdk_config_id} to Hawcx's requests and to no other's.
	 * @param hawcx the settings of Hawcx's registration
	 * @return a customizer for stock resolvers
	 */
	static Consumer<OAuth2AuthorizationRequest.Builder> configId(HawcxClientRegistration hawcx) {
		return (request) -> request.attributes((attributes) -> {
			if (hawcx.registrationId().equals(attributes.get(OAuth2ParameterNames.REGISTRATION_ID))) {
				request.additionalParameters((parameters) -> parameters.put("sdk_config_id", hawcx.configId()));
			}
		});
	}

	/**
	 * Pass {@code max_age} on to Hawcx.
	 * @param request the request to Hawcx or to another provider
	 * @param hawcx the settings of Hawcx's registration
	 * @param maxAge what the browser asked with
	 * @return the request, with {@code max_age} if it is Hawcx's and the value is one
	 */
	static OAuth2AuthorizationRequest withMaxAge(OAuth2AuthorizationRequest request, HawcxClientRegistration hawcx,
			@Nullable String maxAge) {
		if (maxAge == null || !SECONDS.matcher(maxAge).matches() || !isOf(hawcx.registrationId(), request)) {
			return request;
		}
		return OAuth2AuthorizationRequest.from(request)
			.additionalParameters((parameters) -> parameters.put(MAX_AGE, maxAge))
			.build();
	}

	/**
	 * Tell whose an authorization request is.
	 * @param registrationId the id of a registration
	 * @param request the request
	 * @return whether it is that registration's
	 */
	static boolean isOf(String registrationId, OAuth2AuthorizationRequest request) {
		return registrationId.equals(request.getAttribute(OAuth2ParameterNames.REGISTRATION_ID));
	}

}
