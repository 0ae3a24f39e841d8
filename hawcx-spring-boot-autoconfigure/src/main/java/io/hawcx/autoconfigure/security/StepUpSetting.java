package io.hawcx.autoconfigure.security;

import java.time.Duration;
import java.util.function.Supplier;

import io.hawcx.Hawcx;
import io.hawcx.autoconfigure.diagnostics.HawcxConfigurationException;
import io.hawcx.security.recent.HawcxRecentLogin;
import io.hawcx.security.stepup.HawcxStepUpConfigurer;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;

/**
 * What {@code hawcx.step-up.*} adds to the default chain.
 */
final class StepUpSetting {

	private static final String ENABLED = "hawcx.step-up.enabled";

	private final HawcxStepUpProperties properties;

	private final Supplier<String> registrationId;

	private final ObjectProvider<Hawcx> hawcx;

	StepUpSetting(HawcxStepUpProperties properties, Supplier<String> registrationId, ObjectProvider<Hawcx> hawcx) {
		this.properties = properties;
		this.registrationId = registrationId;
		this.hawcx = hawcx;
	}

	void addRule(AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests) {
		Duration maxLoginAge = this.properties.getMaxLoginAge();
		if (this.properties.isEnabled() && maxLoginAge != null) {
			// The receipt needs no rule: its user has just proved who they are.
			requests.requestMatchers(HttpMethod.POST, this.properties.getPath())
				.access(HawcxRecentLogin.hawcxRecentLogin()
					.registrationId(this.registrationId.get())
					.within(maxLoginAge));
		}
	}

	void addTo(HttpSecurity http) {
		if (!this.properties.isEnabled()) {
			return;
		}
		Hawcx client = required(this.hawcx);
		http.with(HawcxStepUpConfigurer.hawcxStepUp(),
				(stepUp) -> stepUp.path(this.properties.getPath())
					.purposes(this.properties.getPurposes())
					.client(client));
	}

	static <T> T required(ObjectProvider<T> hawcx) {
		T client = hawcx.getIfAvailable();
		if (client == null) {
			throw new HawcxConfigurationException(ENABLED,
					ENABLED + " is true, but there is no key for management calls, which a step-up is made of.",
					"Set hawcx.secret-key, hawcx.secret-key-location or a signing key, or remove " + ENABLED + ".");
		}
		return client;
	}

}
