package io.hawcx.autoconfigure.security;

import io.hawcx.security.oauth2.HawcxClientRegistration;

import org.springframework.boot.autoconfigure.condition.AnyNestedCondition;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;

/**
 * Matches when users sign in through Hawcx: through the project of {@code hawcx.*}, or
 * through those of tenants.
 */
class OnHawcxLogin extends AnyNestedCondition {

	OnHawcxLogin() {
		super(ConfigurationPhase.REGISTER_BEAN);
	}

	@ConditionalOnBean(HawcxClientRegistration.class)
	static class OfOneProject {

	}

	@ConditionalOnBean(TenantLoginClients.class)
	static class OfTenants {

	}

}
