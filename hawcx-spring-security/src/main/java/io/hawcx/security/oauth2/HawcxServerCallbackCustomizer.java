package io.hawcx.security.oauth2;

import org.springframework.security.config.Customizer;
import org.springframework.security.config.web.server.SecurityWebFiltersOrder;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.oauth2.client.registration.ReactiveClientRegistrationRepository;
import org.springframework.security.web.server.authentication.ServerAuthenticationFailureHandler;
import org.springframework.util.Assert;

/**
 * Looks after logins through Hawcx in every chain of the application, those written with
 * plain {@code oauth2Login()} among them. A response whose {@code iss} is not Hawcx'
 * issuer, byte for byte, is refused before its code is redeemed, and so is one without
 * {@code iss} where the discovery document advertises it (RFC 9207). A login that cannot
 * begin, because the issuer is down or offers none by redirect, goes to the failure
 * handler instead of ending in 500. As a bean it is applied to each
 * {@code ServerHttpSecurity}. Turns no login on, and leaves other providers alone.
 *
 * @since 0.1.0
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9207#section-2.4">RFC 9207 section
 * 2.4</a>
 */
public final class HawcxServerCallbackCustomizer implements Customizer<ServerHttpSecurity> {

	private final ReactiveClientRegistrationRepository registrations;

	private final String registrationId;

	private final ServerAuthenticationFailureHandler handler;

	/**
	 * Create a customizer.
	 * @param registrations finds Hawcx' registration
	 * @param hawcx the settings of Hawcx' registration
	 * @param handler handles what is refused or cannot begin
	 */
	public HawcxServerCallbackCustomizer(ReactiveClientRegistrationRepository registrations,
			HawcxClientRegistration hawcx, ServerAuthenticationFailureHandler handler) {
		Assert.notNull(registrations, "registrations must not be null");
		Assert.notNull(hawcx, "hawcx must not be null");
		Assert.notNull(handler, "handler must not be null");
		this.registrations = registrations;
		this.registrationId = hawcx.registrationId();
		this.handler = handler;
	}

	@Override
	public void customize(ServerHttpSecurity http) {
		// Where a chain names another handler through HawcxServerLogin, that one's
		// filters answer first: its check comes before, its net lies within.
		http.addFilterAfter(net(), SecurityWebFiltersOrder.REACTOR_CONTEXT);
		http.addFilterBefore(check(), SecurityWebFiltersOrder.HTTP_BASIC);
	}

	void customizeFirst(ServerHttpSecurity http) {
		http.addFilterAfter(check(), SecurityWebFiltersOrder.REACTOR_CONTEXT);
		http.addFilterBefore(net(), SecurityWebFiltersOrder.HTTP_BASIC);
	}

	private CallbackIssuerWebFilter check() {
		return new CallbackIssuerWebFilter(this.registrations, this.registrationId, this.handler);
	}

	private UnavailableLoginWebFilter net() {
		return new UnavailableLoginWebFilter(this.handler);
	}

}
