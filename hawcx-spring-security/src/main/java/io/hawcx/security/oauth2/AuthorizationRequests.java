package io.hawcx.security.oauth2;

import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.util.Assert;

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
	 * @param hawcx finds the settings of a registration of Hawcx
	 * @return a customizer for stock resolvers
	 */
	static Consumer<OAuth2AuthorizationRequest.Builder> configId(
			Function<String, @Nullable HawcxClientRegistration> hawcx) {
		return (request) -> request.attributes((attributes) -> {
			HawcxClientRegistration found = hawcx
				.apply(String.valueOf(attributes.get(OAuth2ParameterNames.REGISTRATION_ID)));
			if (found != null) {
				request.additionalParameters((parameters) -> parameters.put("sdk_config_id", found.configId()));
			}
		});
	}

	/**
	 * Return what finds the settings of a single registration.
	 * @param hawcx the settings
	 * @return finds them by their registration id, and no other
	 */
	static Function<String, @Nullable HawcxClientRegistration> only(HawcxClientRegistration hawcx) {
		Assert.notNull(hawcx, "hawcx must not be null");
		return (id) -> hawcx.registrationId().equals(id) ? hawcx : null;
	}

	/**
	 * Return what finds the settings of one of several registrations.
	 * @param clients finds the project of a registration
	 * @return finds its settings
	 */
	static Function<String, @Nullable HawcxClientRegistration> of(HawcxLoginClients clients) {
		Assert.notNull(clients, "clients must not be null");
		return (id) -> {
			HawcxLoginClient client = clients.find(id);
			return (client != null) ? client.registration() : null;
		};
	}

	/**
	 * Pass {@code max_age} on to Hawcx.
	 * @param request the request to Hawcx or to another provider
	 * @param hawcx finds the settings of a registration of Hawcx
	 * @param maxAge what the browser asked with
	 * @return the request, with {@code max_age} if it is Hawcx's and the value is one
	 */
	static OAuth2AuthorizationRequest withMaxAge(OAuth2AuthorizationRequest request,
			Function<String, @Nullable HawcxClientRegistration> hawcx, @Nullable String maxAge) {
		if (maxAge == null || !SECONDS.matcher(maxAge).matches() || hawcx.apply(registrationId(request)) == null) {
			return request;
		}
		return OAuth2AuthorizationRequest.from(request)
			.additionalParameters((parameters) -> parameters.put(MAX_AGE, maxAge))
			.build();
	}

	/**
	 * Tell whose an authorization request is.
	 * @param request the request
	 * @return the id of its registration
	 */
	static String registrationId(OAuth2AuthorizationRequest request) {
		Object id = request.getAttribute(OAuth2ParameterNames.REGISTRATION_ID);
		return String.valueOf(id);
	}

}
