package io.hawcx.autoconfigure.tenant;

import io.hawcx.autoconfigure.internal.OnTenantPropertiesCondition;

import org.springframework.boot.autoconfigure.condition.AnyNestedCondition;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.annotation.Conditional;

/**
 * Matches when there are tenants, in properties or in the application's repository.
 */
class OnTenants extends AnyNestedCondition {

	OnTenants() {
		super(ConfigurationPhase.REGISTER_BEAN);
	}

	@Conditional(OnTenantPropertiesCondition.class)
	static class InProperties {

	}

	@ConditionalOnBean(HawcxTenantRepository.class)
	static class InRepository {

	}

}
