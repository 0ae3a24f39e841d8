package io.hawcx.autoconfigure.security;

import java.time.Duration;
import java.util.function.UnaryOperator;

import io.hawcx.Hawcx;
import io.hawcx.autoconfigure.tenant.HawcxTenant;
import io.hawcx.security.oauth2.HawcxLoginClients;
import io.hawcx.security.recent.HawcxRecentLogin;
import io.hawcx.security.stepup.HawcxStepUpConfigurer;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;

/**
 * What {@code hawcx.step-up.*} adds to the default chain.
 */
final class StepUpSetting {

	private final HawcxStepUpProperties properties;

	private final BeanFactory beans;

	private final ObjectProvider<Hawcx> hawcx;

	StepUpSetting(HawcxStepUpProperties properties, BeanFactory beans, ObjectProvider<Hawcx> hawcx) {
		this.properties = properties;
		this.beans = beans;
		this.hawcx = hawcx;
	}

	void addRule(AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests) {
		Duration maxLoginAge = this.properties.getMaxLoginAge();
		if (this.properties.isEnabled() && maxLoginAge != null) {
			// The receipt needs no rule: its user has just proved who they are.
			requests.requestMatchers(HttpMethod.POST, this.properties.getPath())
				.access(HawcxRecentLogin.hawcxRecentLogin()
					.registrationIds(new HawcxRegistrations(this.beans))
					.within(maxLoginAge));
		}
	}

	void addTo(HttpSecurity http) {
		if (!this.properties.isEnabled()) {
			return;
		}
		StepUpClients<Hawcx> clients = new StepUpClients<>(this.beans, this.hawcx, UnaryOperator.identity(),
				HawcxTenant::hawcx)
			.checked();
		HawcxLoginClients several = new HawcxRegistrations(this.beans).clients();
		http.with(HawcxStepUpConfigurer.hawcxStepUp(), (stepUp) -> {
			stepUp.path(this.properties.getPath()).purposes(this.properties.getPurposes());
			if (several != null) {
				stepUp.clients(clients::find).userIdResolver(MainUserIdResolver.ofAll(this.beans, several));
			}
			else {
				stepUp.client(clients.only());
			}
		});
	}

}
