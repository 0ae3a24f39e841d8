package io.hawcx.autoconfigure.security;

import java.time.Duration;

import io.hawcx.HawcxAsync;
import io.hawcx.security.oauth2.HawcxClientRegistration;
import io.hawcx.security.recent.HawcxServerRecentLogin;
import io.hawcx.security.stepup.HawcxServerStepUp;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.web.server.ServerHttpSecurity;

/**
 * What {@code hawcx.step-up.*} adds to the default chain of the reactive stack.
 */
final class ReactiveStepUpSetting {

	private final HawcxStepUpProperties properties;

	private final BeanFactory beans;

	private final ObjectProvider<HawcxAsync> hawcx;

	ReactiveStepUpSetting(HawcxStepUpProperties properties, BeanFactory beans, ObjectProvider<HawcxAsync> hawcx) {
		this.properties = properties;
		this.beans = beans;
		this.hawcx = hawcx;
	}

	void addRule(ServerHttpSecurity.AuthorizeExchangeSpec exchanges) {
		Duration maxLoginAge = this.properties.getMaxLoginAge();
		if (this.properties.isEnabled() && maxLoginAge != null) {
			String registrationId = this.beans.getBean(HawcxClientRegistration.class).registrationId();
			// The receipt needs no rule: its user has just proved who they are.
			exchanges.pathMatchers(HttpMethod.POST, this.properties.getPath())
				.access(HawcxServerRecentLogin.hawcxRecentLogin().registrationId(registrationId).within(maxLoginAge));
		}
	}

	void addTo(ServerHttpSecurity http) {
		if (this.properties.isEnabled()) {
			HawcxServerStepUp.hawcxStepUp(this.beans)
				.path(this.properties.getPath())
				.purposes(this.properties.getPurposes())
				.client(StepUpSetting.required(this.hawcx))
				.applyTo(http);
		}
	}

}
