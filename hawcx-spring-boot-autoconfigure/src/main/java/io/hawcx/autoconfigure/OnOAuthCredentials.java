package io.hawcx.autoconfigure;

import org.springframework.boot.autoconfigure.condition.AnyNestedCondition;
import org.springframework.context.annotation.Conditional;

/**
 * Matches when the properties have credentials for login, or the application's connection
 * details may have them.
 */
class OnOAuthCredentials extends AnyNestedCondition {

	OnOAuthCredentials() {
		super(ConfigurationPhase.REGISTER_BEAN);
	}

	@ConditionalOnHawcxText("hawcx.client-id")
	static class InProperties {

	}

	@Conditional(OnProvidedConnectionDetails.class)
	static class InProvidedDetails {

	}

}
