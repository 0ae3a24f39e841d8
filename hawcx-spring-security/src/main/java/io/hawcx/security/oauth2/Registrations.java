package io.hawcx.security.oauth2;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

import io.hawcx.DiscoveryException;
import io.hawcx.oauth.ProviderMetadata;

import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.util.Assert;

/**
 * Hawcx's registration in its two shapes, before and after discovery.
 */
final class Registrations {

	private static final String AUTHORIZATION_ENDPOINT = "authorization_endpoint";

	private static final String ISS_PARAMETER = "authorization_response_iss_parameter_supported";

	// RFC 2606 section 2: never resolves, wherever a careless redirect may lead.
	private static final String NOWHERE = "https://hawcx-login-by-redirect-is-not-offered.invalid/";

	private static final String NO_REDIRECT = "This Hawcx environment offers no login by redirect (its discovery document has no "
			+ "authorization_endpoint), so users sign in at a page that hands the code over: set "
			+ "hawcx.login.code-handover.enabled=true, unless it is set, and hawcx.login.page to that page, where users "
			+ "are sent then.";

	private Registrations() {
	}

	/**
	 * Put a placeholder for Hawcx beside the application's other registrations.
	 * @param hawcx the settings of Hawcx's registration
	 * @param others the other registrations
	 * @return all by their ids
	 * @throws IllegalArgumentException if two registrations have the same id
	 */
	static Map<String, ClientRegistration> byId(HawcxClientRegistration hawcx, Collection<ClientRegistration> others) {
		Map<String, ClientRegistration> all = new LinkedHashMap<>();
		all.put(hawcx.registrationId(), common(hawcx).authorizationUri(NOWHERE).tokenUri(NOWHERE).build());
		for (ClientRegistration registration : others) {
			String id = registration.getRegistrationId();
			Assert.isTrue(all.putIfAbsent(id, registration) == null,
					() -> "The client registration '" + id + "' is defined twice"
							+ (id.equals(hawcx.registrationId())
									? ", once for Hawcx: remove the other or set hawcx.login.registration-id."
									: ": remove one of them."));
		}
		return all;
	}

	/**
	 * Check the application's registrations that stand beside those of Hawcx projects.
	 * @param clients finds the project of a registration
	 * @param others the other registrations
	 * @return these by their ids
	 * @throws IllegalArgumentException if two registrations have the same id
	 */
	static Map<String, ClientRegistration> byId(HawcxLoginClients clients, Collection<ClientRegistration> others) {
		Map<String, ClientRegistration> all = new LinkedHashMap<>();
		for (ClientRegistration registration : others) {
			String id = registration.getRegistrationId();
			Assert.isTrue(clients.find(id) == null && all.putIfAbsent(id, registration) == null,
					() -> "The client registration '" + id + "' is defined twice: remove one of them.");
		}
		return all;
	}

	/**
	 * Make the registration of an issuer that was discovered.
	 * @param hawcx the settings of Hawcx's registration
	 * @param metadata what the issuer says about itself
	 * @return the registration
	 */
	static ClientRegistration discovered(HawcxClientRegistration hawcx, ProviderMetadata metadata) {
		Map<String, Object> document = new LinkedHashMap<>();
		document.put("issuer", metadata.issuer());
		document.put("token_endpoint", metadata.tokenEndpoint());
		document.put("jwks_uri", metadata.jwksUri());
		document.put(ISS_PARAMETER, metadata.authorizationResponseIssParameterSupported());
		String authorizationEndpoint = metadata.authorizationEndpoint();
		if (authorizationEndpoint != null) {
			document.put(AUTHORIZATION_ENDPOINT, authorizationEndpoint);
		}
		return common(hawcx).authorizationUri((authorizationEndpoint != null) ? authorizationEndpoint : NOWHERE)
			.tokenUri(metadata.tokenEndpoint())
			.jwkSetUri(metadata.jwksUri())
			// Stock validators skip the iss check where this is missing.
			.issuerUri(metadata.issuer())
			.providerConfigurationMetadata(document)
			.build();
	}

	/**
	 * Make the exception of an issuer that could not be discovered.
	 * @param failure what core threw
	 * @return an exception for Spring Security
	 */
	static HawcxLoginUnavailableException unavailable(DiscoveryException failure) {
		return new HawcxLoginUnavailableException(HawcxLoginErrorCodes.TEMPORARILY_UNAVAILABLE,
				String.valueOf(failure.getMessage()), failure);
	}

	/**
	 * Return Hawcx's registration if a login by redirect is possible with it.
	 * @param registration a discovered registration
	 * @return the registration
	 * @throws HawcxLoginUnavailableException if the issuer has no authorization endpoint
	 */
	static ClientRegistration redirectable(ClientRegistration registration) {
		if (!registration.getProviderDetails().getConfigurationMetadata().containsKey(AUTHORIZATION_ENDPOINT)) {
			throw new HawcxLoginUnavailableException(HawcxLoginErrorCodes.REDIRECT_NOT_OFFERED, NO_REDIRECT, null);
		}
		return registration;
	}

	static boolean advertisesIssuerParameter(ClientRegistration registration) {
		return Boolean.TRUE.equals(registration.getProviderDetails().getConfigurationMetadata().get(ISS_PARAMETER));
	}

	private static ClientRegistration.Builder common(HawcxClientRegistration hawcx) {
		return ClientRegistration.withRegistrationId(hawcx.registrationId())
			.clientId(hawcx.clientId())
			.clientName(hawcx.clientName())
			.scope(hawcx.scopes())
			.redirectUri(hawcx.redirectUri())
			.clientAuthenticationMethod(hawcx.clientAuthenticationMethod())
			.authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
			.userNameAttributeName(hawcx.userNameAttribute());
	}

}
