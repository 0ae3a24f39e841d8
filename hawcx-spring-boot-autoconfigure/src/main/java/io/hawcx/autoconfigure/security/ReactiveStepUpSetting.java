package io.hawcx.autoconfigure.security;

import java.time.Duration;

import io.hawcx.HawcxAsync;
import io.hawcx.autoconfigure.tenant.HawcxTenant;
import io.hawcx.security.oauth2.HawcxLoginClients;
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
			// The receipt needs no rule: its user has just proved who they are.
			exchanges.pathMatchers(HttpMethod.POST, this.properties.getPath())
				.access(HawcxServerRecentLogin.hawcxRecentLogin()
					.registrationIds(new HawcxRegistrations(this.beans))
					.within(maxLoginAge));
		}
	}

	void addTo(ServerHttpSecurity http) {
		if (!this.properties.isEnabled()) {
			return;
		}
		StepUpClients<HawcxAsync> clients = new StepUpClients<>(this.beans, this.hawcx, NonBlockingTenants::new,
				HawcxTenant::hawcxAsync)
			.checked();
		HawcxServerStepUp stepUp = HawcxServerStepUp.hawcxStepUp(this.beans)
			.path(this.properties.getPath())
			.purposes(this.properties.getPurposes());
		HawcxLoginClients several = new HawcxRegistrations(this.beans).clients();
		if (several != null) {
			stepUp.clients(clients::find).userIdResolver(MainUserIdResolver.ofAll(this.beans, several));
		}
		else {
			stepUp.client(clients.only());
		}
		stepUp.applyTo(http);
	}

}
