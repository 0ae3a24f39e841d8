package io.hawcx.security.oauth2;

import java.util.function.Consumer;
import java.util.regex.Pattern;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.util.Assert;

/**
 * Resolves authorization requests as stock Spring Security does, with its state, nonce
 * and PKCE, and adds {@code sdk_config_id} to Hawcx' alone. A {@code max_age} in the
 * request, such as {@code /oauth2/authorization/hawcx?max_age=300}, is passed on to
 * Hawcx: it asks for a login that recent, and only {@code auth_time} proves one. An
 * environment of Hawcx without an authorization endpoint is answered by an
 * {@link OAuth2AuthenticationException} that says what to set instead. Thread-safe once
 * configured.
 *
 * @since 0.1.0
 */
public final class HawcxAuthorizationRequestResolver implements OAuth2AuthorizationRequestResolver {

	private static final String MAX_AGE = "max_age";

	private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");

	private static final String NO_REDIRECT = "This Hawcx environment offers no login by redirect (its discovery document has no "
			+ "authorization_endpoint): set hawcx.login.code-handover.enabled=true and hand the code over instead.";

	private final ClientRegistrationRepository registrations;

	private final HawcxClientRegistration hawcx;

	private final DefaultOAuth2AuthorizationRequestResolver stock;

	/**
	 * Create a resolver at Spring Security's usual base address,
	 * {@code /oauth2/authorization}.
	 * @param registrations the registrations to resolve
	 * @param hawcx the settings of Hawcx' registration
	 */
	public HawcxAuthorizationRequestResolver(ClientRegistrationRepository registrations,
			HawcxClientRegistration hawcx) {
		this(registrations, hawcx, DefaultOAuth2AuthorizationRequestResolver.DEFAULT_AUTHORIZATION_REQUEST_BASE_URI);
	}

	/**
	 * Create a resolver.
	 * @param registrations the registrations to resolve
	 * @param hawcx the settings of Hawcx' registration
	 * @param baseUri the path before the registration id
	 */
	public HawcxAuthorizationRequestResolver(ClientRegistrationRepository registrations, HawcxClientRegistration hawcx,
			String baseUri) {
		Assert.notNull(registrations, "registrations must not be null");
		Assert.notNull(hawcx, "hawcx must not be null");
		this.registrations = registrations;
		this.hawcx = hawcx;
		this.stock = new DefaultOAuth2AuthorizationRequestResolver(this::redirectable, baseUri);
		this.stock.setAuthorizationRequestCustomizer(this::addConfigId);
	}

	/**
	 * Set a further customizer, run after {@code sdk_config_id} was added and for every
	 * registration; unlike the stock setter it takes nothing away.
	 * @param customizer the application's own
	 */
	public void setAuthorizationRequestCustomizer(Consumer<OAuth2AuthorizationRequest.Builder> customizer) {
		Assert.notNull(customizer, "customizer must not be null");
		Consumer<OAuth2AuthorizationRequest.Builder> own = this::addConfigId;
		this.stock.setAuthorizationRequestCustomizer(own.andThen(customizer));
	}

	@Override
	public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request) {
		return withMaxAge(request, this.stock.resolve(request));
	}

	@Override
	public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request, String registrationId) {
		return withMaxAge(request, this.stock.resolve(request, registrationId));
	}

	private @Nullable OAuth2AuthorizationRequest withMaxAge(HttpServletRequest request,
			@Nullable OAuth2AuthorizationRequest resolved) {
		String maxAge = request.getParameter(MAX_AGE);
		if (resolved == null || maxAge == null || !SECONDS.matcher(maxAge).matches()
				|| !isHawcx(resolved.getAttribute(OAuth2ParameterNames.REGISTRATION_ID))) {
			return resolved;
		}
		return OAuth2AuthorizationRequest.from(resolved)
			.additionalParameters((parameters) -> parameters.put(MAX_AGE, maxAge))
			.build();
	}

	private @Nullable ClientRegistration redirectable(String registrationId) {
		ClientRegistration registration = this.registrations.findByRegistrationId(registrationId);
		if (registration != null && isHawcx(registrationId)
				&& !HawcxClientRegistrationRepository.offersRedirect(registration)) {
			throw new HawcxLoginUnavailableException(HawcxLoginFailure.REDIRECT_NOT_OFFERED, NO_REDIRECT, null);
		}
		return registration;
	}

	private void addConfigId(OAuth2AuthorizationRequest.Builder request) {
		request.attributes((attributes) -> {
			if (isHawcx(attributes.get(OAuth2ParameterNames.REGISTRATION_ID))) {
				request.additionalParameters((parameters) -> parameters.put("sdk_config_id", this.hawcx.configId()));
			}
		});
	}

	private boolean isHawcx(@Nullable Object registrationId) {
		return this.hawcx.registrationId().equals(registrationId);
	}

}
