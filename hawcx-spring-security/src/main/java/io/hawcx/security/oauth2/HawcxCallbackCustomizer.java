package io.hawcx.security.oauth2;

import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.util.Assert;

/**
 * Checks the issuer of Hawcx' authorization responses (RFC 9207) in every chain of the
 * application, those written with plain {@code oauth2Login()} among them: a response
 * whose {@code iss} is not Hawcx' issuer, byte for byte, is refused before its code is
 * redeemed, and so is one without {@code iss} where the discovery document advertises it.
 * As a bean it is applied to each {@code HttpSecurity}; {@link HawcxLoginConfigurer} does
 * the same for its own chain. Turns no login on, and leaves other providers' responses
 * alone.
 *
 * @since 0.1.0
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9207#section-2.4">RFC 9207 section
 * 2.4</a>
 */
public final class HawcxCallbackCustomizer implements Customizer<HttpSecurity> {

	private final AuthenticationFailureHandler handler;

	/**
	 * Create a customizer.
	 * @param handler handles responses that are refused
	 */
	public HawcxCallbackCustomizer(AuthenticationFailureHandler handler) {
		Assert.notNull(handler, "handler must not be null");
		this.handler = handler;
	}

	@Override
	public void customize(HttpSecurity http) {
		CallbackIssuerFilter.addTo(http, this.handler);
	}

}
