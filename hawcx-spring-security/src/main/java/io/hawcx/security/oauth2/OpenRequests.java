package io.hawcx.security.oauth2;

import java.util.LinkedHashMap;
import java.util.Map;

import io.hawcx.security.oauth2.internal.LoginTenants;
import org.jspecify.annotations.Nullable;

import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;

/**
 * Authorization requests of a session that have not been answered yet, by their state.
 * Spring Security keeps the last one alone, so that of two tabs in which a login was
 * begun only one could finish. Maps are replaced rather than changed, as sessions may lie
 * in a store.
 */
final class OpenRequests {

	/**
	 * The session attribute that holds them.
	 */
	static final String ATTRIBUTE = OpenRequests.class.getName();

	/**
	 * How many a session keeps; a further one takes the oldest's place.
	 */
	static final int MOST = 8;

	private OpenRequests() {
	}

	/**
	 * Tell whether a request is to Hawcx: other providers' are kept as ever.
	 * @param request the request
	 * @param hawcx the registrations of Hawcx
	 * @return whether it is
	 */
	static boolean isHawcx(OAuth2AuthorizationRequest request, LoginTenants hawcx) {
		return hawcx.isHawcx(request.getAttribute(OAuth2ParameterNames.REGISTRATION_ID));
	}

	/**
	 * Add a request.
	 * @param stored what the session holds
	 * @param request the request
	 * @return what it is to hold
	 */
	static Map<String, OAuth2AuthorizationRequest> with(@Nullable Object stored, OAuth2AuthorizationRequest request) {
		Map<String, OAuth2AuthorizationRequest> open = copy(stored);
		open.put(String.valueOf(request.getState()), request);
		while (open.size() > MOST) {
			open.remove(open.keySet().iterator().next());
		}
		return open;
	}

	/**
	 * Take a request away.
	 * @param stored what the session holds
	 * @param state the request's state
	 * @return what it is to hold, empty for nothing
	 */
	static Map<String, OAuth2AuthorizationRequest> without(@Nullable Object stored, String state) {
		Map<String, OAuth2AuthorizationRequest> open = copy(stored);
		open.remove(state);
		return open;
	}

	/**
	 * Find a request.
	 * @param stored what the session holds
	 * @param state the state of a response, if it has one
	 * @return the request that it answers, or {@code null}
	 */
	static @Nullable OAuth2AuthorizationRequest find(@Nullable Object stored, @Nullable String state) {
		return (state != null) ? copy(stored).get(state) : null;
	}

	private static Map<String, OAuth2AuthorizationRequest> copy(@Nullable Object stored) {
		Map<String, OAuth2AuthorizationRequest> open = new LinkedHashMap<>();
		if (stored instanceof Map<?, ?> map) {
			map.forEach((state, request) -> {
				if (request instanceof OAuth2AuthorizationRequest kept) {
					open.put(String.valueOf(state), kept);
				}
			});
		}
		return open;
	}

}
