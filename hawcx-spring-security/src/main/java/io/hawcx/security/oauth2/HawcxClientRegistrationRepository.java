package io.hawcx.security.oauth2;

import java.time.Clock;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

import io.hawcx.DiscoveryException;
import io.hawcx.oauth.HawcxOAuth;
import io.hawcx.oauth.ProviderMetadata;
import org.jspecify.annotations.Nullable;

import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.util.Assert;

/**
 * The application's own registrations and, beside them, Hawcx', whose endpoints are
 * discovered when a login asks for them. Building and iterating it talk to no network, so
 * an application starts while Hawcx is down; iterating yields a placeholder for Hawcx
 * with its id, name and client id and without usable endpoints. Thread-safe.
 *
 * @since 0.1.0
 */
public final class HawcxClientRegistrationRepository
		implements ClientRegistrationRepository, Iterable<ClientRegistration> {

	private static final String AUTHORIZATION_ENDPOINT = "authorization_endpoint";

	private static final String ISS_PARAMETER = "authorization_response_iss_parameter_supported";

	// RFC 2606 section 2: never resolves, wherever a careless redirect may lead.
	private static final String NOWHERE = "https://hawcx-login-by-redirect-is-not-offered.invalid/";

	private final HawcxOAuth oauth;

	private final HawcxClientRegistration hawcx;

	private final DiscoveryBackoff backoff;

	private final Map<String, ClientRegistration> registrations = new LinkedHashMap<>();

	/**
	 * Create a repository.
	 * @param oauth the client that discovers the issuer
	 * @param hawcx the settings of Hawcx' registration
	 * @param others the application's registrations with other providers, often none
	 * @throws IllegalArgumentException if two registrations have the same id
	 */
	public HawcxClientRegistrationRepository(HawcxOAuth oauth, HawcxClientRegistration hawcx,
			Collection<ClientRegistration> others) {
		this(oauth, hawcx, others, Clock.systemUTC());
	}

	HawcxClientRegistrationRepository(HawcxOAuth oauth, HawcxClientRegistration hawcx,
			Collection<ClientRegistration> others, Clock clock) {
		Assert.notNull(oauth, "oauth must not be null");
		Assert.notNull(hawcx, "hawcx must not be null");
		this.backoff = new DiscoveryBackoff(clock);
		this.oauth = oauth;
		this.hawcx = hawcx;
		add(placeholder());
		others.forEach(this::add);
	}

	private void add(ClientRegistration registration) {
		String id = registration.getRegistrationId();
		Assert.isTrue(this.registrations.putIfAbsent(id, registration) == null,
				() -> "The client registration '" + id + "' is defined twice"
						+ (id.equals(this.hawcx.registrationId())
								? ", once for Hawcx: remove the other or set hawcx.login.registration-id."
								: ": remove one of them."));
	}

	/**
	 * Find a registration. Hawcx' own is discovered here; an environment without an
	 * {@code authorization_endpoint} gets a registration that serves code hand-over but
	 * no redirect. While discovery keeps failing it is tried again after a growing wait
	 * of at most ten seconds, and whoever asks meanwhile is told the last failure at
	 * once.
	 * @param registrationId the id
	 * @return the registration, or {@code null} if there is none of this id
	 * @throws OAuth2AuthenticationException if Hawcx' discovery document cannot be had or
	 * used
	 */
	@Override
	public @Nullable ClientRegistration findByRegistrationId(String registrationId) {
		if (!this.hawcx.registrationId().equals(registrationId)) {
			return this.registrations.get(registrationId);
		}
		try {
			return discovered(this.backoff.ask(this.oauth::metadata));
		}
		catch (DiscoveryException ex) {
			throw new HawcxLoginUnavailableException(HawcxLoginFailure.TEMPORARILY_UNAVAILABLE,
					String.valueOf(ex.getMessage()), ex);
		}
	}

	@Override
	public Iterator<ClientRegistration> iterator() {
		return Collections.unmodifiableCollection(this.registrations.values()).iterator();
	}

	static boolean offersRedirect(ClientRegistration registration) {
		return registration.getProviderDetails().getConfigurationMetadata().containsKey(AUTHORIZATION_ENDPOINT);
	}

	static boolean advertisesIssuerParameter(ClientRegistration registration) {
		return Boolean.TRUE.equals(registration.getProviderDetails().getConfigurationMetadata().get(ISS_PARAMETER));
	}

	private ClientRegistration placeholder() {
		return common().authorizationUri(NOWHERE).tokenUri(NOWHERE).build();
	}

	private ClientRegistration discovered(ProviderMetadata metadata) {
		Map<String, Object> document = new LinkedHashMap<>();
		document.put("issuer", metadata.issuer());
		document.put("token_endpoint", metadata.tokenEndpoint());
		document.put("jwks_uri", metadata.jwksUri());
		document.put(ISS_PARAMETER, metadata.authorizationResponseIssParameterSupported());
		String authorizationEndpoint = metadata.authorizationEndpoint();
		if (authorizationEndpoint != null) {
			document.put(AUTHORIZATION_ENDPOINT, authorizationEndpoint);
		}
		return common().authorizationUri((authorizationEndpoint != null) ? authorizationEndpoint : NOWHERE)
			.tokenUri(metadata.tokenEndpoint())
			.jwkSetUri(metadata.jwksUri())
			// Stock validators skip the iss check where this is missing.
			.issuerUri(metadata.issuer())
			.providerConfigurationMetadata(document)
			.build();
	}

	private ClientRegistration.Builder common() {
		return ClientRegistration.withRegistrationId(this.hawcx.registrationId())
			.clientId(this.hawcx.clientId())
			.clientName(this.hawcx.clientName())
			.scope(this.hawcx.scopes())
			.redirectUri(this.hawcx.redirectUri())
			.clientAuthenticationMethod(this.hawcx.clientAuthenticationMethod())
			.authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
			.userNameAttributeName("sub");
	}

}
