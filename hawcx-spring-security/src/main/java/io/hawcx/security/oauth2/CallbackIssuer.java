package io.hawcx.security.oauth2;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationExchange;

/**
 * Tells whether an authorization response comes from the provider that was asked: by its
 * {@code iss} (RFC 9207 section 2.4), and by the callback that it came to (RFC 9700
 * section 4.4). Both are held against the authorization request that Spring Security
 * found, wherever the chain keeps its requests.
 */
final class CallbackIssuer {

	/**
	 * The parameter that names the issuer.
	 */
	static final String PARAMETER = "iss";

	private static final String MIXED_UP = "The authorization response came to another callback than its request "
			+ "asked for.";

	private final Predicate<String> registrationIds;

	private final Predicate<String> callbacks;

	private CallbackIssuer(Predicate<String> registrationIds, Predicate<String> callbacks) {
		this.registrationIds = registrationIds;
		this.callbacks = callbacks;
	}

	/**
	 * Create a check.
	 * @param hawcx the settings of Hawcx's registration, or {@code null} for the defaults
	 * @return the check
	 */
	static CallbackIssuer of(@Nullable HawcxClientRegistration hawcx) {
		String id = HawcxClientRegistration.DEFAULT_REGISTRATION_ID;
		return (hawcx != null) ? new CallbackIssuer(hawcx.registrationId()::equals, callback(hawcx)::equals)
				: new CallbackIssuer(id::equals, id::equals);
	}

	/**
	 * Create a check for several projects. The callback of one is known by its last
	 * segment if that is the registration id.
	 * @param clients finds the project of a registration
	 * @return the check
	 */
	static CallbackIssuer of(HawcxLoginClients clients) {
		return new CallbackIssuer((id) -> clients.find(id) != null, (segment) -> {
			HawcxLoginClient client = clients.find(segment);
			return client != null && callback(client.registration()).equals(segment);
		});
	}

	/**
	 * Create the check of an application.
	 * @param beans its beans, which tell the registrations of Hawcx
	 * @return the check
	 */
	static CallbackIssuer of(BeanFactory beans) {
		CallbackIssuer single = of(beans.getBeanProvider(HawcxClientRegistration.class).getIfUnique());
		HawcxLoginClients clients = beans.getBeanProvider(HawcxLoginClients.class).getIfUnique();
		if (clients == null) {
			return single;
		}
		CallbackIssuer several = of(clients);
		return new CallbackIssuer(several.registrationIds, several.callbacks.or(single.callbacks));
	}

	/**
	 * Return what ends the address that a response came to.
	 * @param exchange the request and the response
	 * @return what stands behind its last slash, most likely the id of a registration
	 */
	static String callback(OAuth2AuthorizationExchange exchange) {
		return lastSegment(exchange.getAuthorizationResponse().getRedirectUri());
	}

	private static String callback(HawcxClientRegistration hawcx) {
		return lastSegment(hawcx.redirectUri().replace("{registrationId}", hawcx.registrationId()));
	}

	/**
	 * Check a response.
	 * @param registration the registration that its request was made with
	 * @param exchange the request and the response
	 * @param issuers finds each {@code iss} of the response; asked for Hawcx's alone
	 * @return what is wrong, or {@code null}
	 */
	@Nullable OAuth2Error check(ClientRegistration registration, OAuth2AuthorizationExchange exchange,
			Supplier<List<String>> issuers) {
		String asked = exchange.getAuthorizationRequest().getRedirectUri();
		if (asked == null) {
			// A code that was handed over: there was no request, and nothing to mix up.
			return null;
		}
		boolean ours = this.registrationIds.test(registration.getRegistrationId());
		String came = callback(exchange);
		if ((ours || this.callbacks.test(came)) && !came.equals(lastSegment(asked))) {
			return invalid(MIXED_UP);
		}
		return ours ? check(registration, issuers.get()) : null;
	}

	private static @Nullable OAuth2Error check(ClientRegistration registration, List<String> issuers) {
		if (issuers.isEmpty()) {
			return Registrations.advertisesIssuerParameter(registration)
					? invalid("The authorization response names no issuer (iss), though the discovery document says "
							+ "that it does.")
					: null;
		}
		boolean same = issuers.size() == 1 && issuers.get(0).equals(registration.getProviderDetails().getIssuerUri());
		return same ? null : invalid("The authorization response names another issuer (iss) than the one of the "
				+ "discovery document, or several.");
	}

	// A proxy may take the path's beginning away; the end tells callbacks apart.
	private static String lastSegment(String address) {
		String path = address.replaceFirst("[?#].*", "");
		return path.substring(path.lastIndexOf('/') + 1);
	}

	private static OAuth2Error invalid(String message) {
		return new OAuth2Error(HawcxLoginErrorCodes.INVALID_ISSUER, message, null);
	}

}
