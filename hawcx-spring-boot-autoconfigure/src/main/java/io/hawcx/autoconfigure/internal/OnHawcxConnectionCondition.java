package io.hawcx.autoconfigure.internal;

import org.springframework.boot.autoconfigure.condition.AnyNestedCondition;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;

/**
 * The condition of {@link ConditionalOnHawcxConnection}.
 */
class OnHawcxConnectionCondition extends AnyNestedCondition {

	OnHawcxConnectionCondition() {
		super(ConfigurationPhase.REGISTER_BEAN);
	}

	@ConditionalOnBean(type = "io.hawcx.autoconfigure.HawcxConnectionDetails")
	static class OfOneProject {

	}

	@ConditionalOnBean(type = "io.hawcx.autoconfigure.tenant.HawcxTenants")
	static class OfTenants {

	}

}
