package io.hawcx.security.oauth2;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;

import io.hawcx.security.internal.ServletPaths;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.util.Assert;

/**
 * Resolves authorization requests as stock Spring Security does, with its state, nonce
 * and PKCE, and adds {@code sdk_config_id} to Hawcx's alone. A {@code max_age} in the
 * request, such as {@code /oauth2/authorization/hawcx?max_age=300}, is passed on to
 * Hawcx: it asks for a login that recent (OpenID Connect Core section 3.1.2.1). Whether
 * Hawcx heeds it is not documented; only {@code auth_time} proves such a login. An
 * environment of Hawcx without an authorization endpoint is answered by an
 * {@link OAuth2AuthenticationException} that says what to set instead. Answers below the
 * path of the servlet that a request goes to as well. Thread-safe once configured.
 *
 * @since 0.1.0
 */
public final class HawcxAuthorizationRequestResolver implements OAuth2AuthorizationRequestResolver {

	private final ClientRegistrationRepository registrations;

	private final Function<String, @Nullable HawcxClientRegistration> hawcx;

	private final String baseUri;

	private final DefaultOAuth2AuthorizationRequestResolver stock;

	// By the paths of the application's servlets, which are few.
	private final Map<String, DefaultOAuth2AuthorizationRequestResolver> below = new ConcurrentHashMap<>();

	private Consumer<OAuth2AuthorizationRequest.Builder> customizer;

	/**
	 * Create a resolver at Spring Security's usual base address,
	 * {@code /oauth2/authorization}.
	 * @param registrations the registrations to resolve
	 * @param hawcx the settings of Hawcx's registration
	 */
	public HawcxAuthorizationRequestResolver(ClientRegistrationRepository registrations,
			HawcxClientRegistration hawcx) {
		this(registrations, hawcx, DefaultOAuth2AuthorizationRequestResolver.DEFAULT_AUTHORIZATION_REQUEST_BASE_URI);
	}

	/**
	 * Create a resolver.
	 * @param registrations the registrations to resolve
	 * @param hawcx the settings of Hawcx's registration
	 * @param baseUri the path before the registration id
	 */
	public HawcxAuthorizationRequestResolver(ClientRegistrationRepository registrations, HawcxClientRegistration hawcx,
			String baseUri) {
		this(registrations, AuthorizationRequests.only(hawcx), baseUri);
	}

	/**
	 * Create a resolver for several Hawcx projects.
	 * @param registrations the registrations to resolve
	 * @param clients finds the project of a registration
	 * @param baseUri the path before the registration id
	 */
	public HawcxAuthorizationRequestResolver(ClientRegistrationRepository registrations, HawcxLoginClients clients,
			String baseUri) {
		this(registrations, AuthorizationRequests.of(clients), baseUri);
	}

	private HawcxAuthorizationRequestResolver(ClientRegistrationRepository registrations,
			Function<String, @Nullable HawcxClientRegistration> hawcx, String baseUri) {
		Assert.notNull(registrations, "registrations must not be null");
		this.registrations = registrations;
		this.hawcx = hawcx;
		this.baseUri = baseUri;
		this.customizer = AuthorizationRequests.configId(hawcx);
		this.stock = create("");
	}

	private DefaultOAuth2AuthorizationRequestResolver create(String prefix) {
		DefaultOAuth2AuthorizationRequestResolver resolver = new DefaultOAuth2AuthorizationRequestResolver(
				this::redirectable, prefix + this.baseUri);
		resolver.setAuthorizationRequestCustomizer(this.customizer);
		return resolver;
	}

	/**
	 * Set a further customizer, run after {@code sdk_config_id} was added and for every
	 * registration; unlike the stock setter it takes nothing away.
	 * @param customizer the application's own
	 */
	public void setAuthorizationRequestCustomizer(Consumer<OAuth2AuthorizationRequest.Builder> customizer) {
		Assert.notNull(customizer, "customizer must not be null");
		this.customizer = AuthorizationRequests.configId(this.hawcx).andThen(customizer);
		this.stock.setAuthorizationRequestCustomizer(this.customizer);
		this.below.clear();
	}

	@Override
	public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request) {
		OAuth2AuthorizationRequest resolved = this.stock.resolve(request);
		String prefix = (resolved != null) ? "" : ServletPaths.prefix(request);
		return withMaxAge(request,
				prefix.isEmpty() ? resolved : this.below.computeIfAbsent(prefix, this::create).resolve(request));
	}

	@Override
	public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request, String registrationId) {
		return withMaxAge(request, this.stock.resolve(request, registrationId));
	}

	private @Nullable OAuth2AuthorizationRequest withMaxAge(HttpServletRequest request,
			@Nullable OAuth2AuthorizationRequest resolved) {
		return (resolved != null) ? AuthorizationRequests.withMaxAge(resolved, this.hawcx,
				request.getParameter(AuthorizationRequests.MAX_AGE)) : null;
	}

	private @Nullable ClientRegistration redirectable(String registrationId) {
		ClientRegistration registration = this.registrations.findByRegistrationId(registrationId);
		if (registration == null || this.hawcx.apply(registrationId) == null) {
			return registration;
		}
		return Registrations.redirectable(registration);
	}

}
