package io.hawcx.autoconfigure.security;

import java.util.Collection;

import io.hawcx.autoconfigure.HawcxConnectionDetails;
import io.hawcx.autoconfigure.HawcxOAuthProperties;
import io.hawcx.autoconfigure.HawcxOAuthProperties.ClientAuthentication;
import io.hawcx.autoconfigure.diagnostics.HawcxConfigurationException;
import io.hawcx.security.oauth2.HawcxClientRegistration;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientProperties;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientProperties.Provider;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientPropertiesMapper;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.util.StringUtils;

/**
 * Client registrations from properties: that of Hawcx and the application's other ones.
 */
final class Registrations {

	private static final String CLIENT_ID = "hawcx.client-id";

	private static final String REGISTRATION_ID = "hawcx.login.registration-id";

	private Registrations() {
	}

	static HawcxClientRegistration.Builder hawcx(HawcxConnectionDetails details, HawcxOAuthProperties oauth,
			HawcxLoginProperties login, OAuth2ClientProperties clients, @Nullable String redirectUri) {
		String clientId = details.getClientId();
		if (clientId == null) {
			throw new HawcxConfigurationException(CLIENT_ID,
					CLIENT_ID + " is not set and the HawcxConnectionDetails bean brings none, but login is enabled.",
					"Return a client id from the HawcxConnectionDetails bean, or set hawcx.login.enabled=false.");
		}
		boolean signs = details.getSigningKey() != null && oauth.getClientAuthentication() != ClientAuthentication.NONE;
		HawcxClientRegistration.Builder builder = HawcxClientRegistration.builder(clientId, details.getConfigId());
		if (StringUtils.hasText(redirectUri)) {
			builder.redirectUri(redirectUri);
		}
		// All that Spring Boot's properties say about a provider that is discovered.
		Provider provider = clients.getProvider().get(login.getRegistrationId());
		if (provider != null && StringUtils.hasText(provider.getUserNameAttribute())) {
			builder.userNameAttribute(provider.getUserNameAttribute());
		}
		return builder.registrationId(login.getRegistrationId())
			.scopes(login.getScope().toArray(String[]::new))
			.clientAuthenticationMethod(
					signs ? ClientAuthenticationMethod.PRIVATE_KEY_JWT : ClientAuthenticationMethod.NONE);
	}

	static Collection<ClientRegistration> others(HawcxClientRegistration hawcx, OAuth2ClientProperties properties) {
		String id = hawcx.registrationId();
		if (properties.getRegistration().containsKey(id)) {
			throw new HawcxConfigurationException(REGISTRATION_ID,
					REGISTRATION_ID + " is '" + id + "', and spring.security.oauth2.client.registration." + id
							+ " defines that registration a second time.",
					"Remove spring.security.oauth2.client.registration." + id + ", or set " + REGISTRATION_ID
							+ " to another id.");
		}
		return new OAuth2ClientPropertiesMapper(properties).asClientRegistrations().values();
	}

}
