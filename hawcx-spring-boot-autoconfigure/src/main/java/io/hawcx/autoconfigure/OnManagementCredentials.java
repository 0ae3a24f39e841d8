package io.hawcx.autoconfigure;

import org.springframework.boot.autoconfigure.condition.AnyNestedCondition;
import org.springframework.context.annotation.Conditional;

/**
 * Matches when the properties have credentials for management calls, or the application's
 * connection details may have them.
 */
class OnManagementCredentials extends AnyNestedCondition {

	OnManagementCredentials() {
		super(ConfigurationPhase.REGISTER_BEAN);
	}

	@ConditionalOnHawcxText({ "hawcx.secret-key", "hawcx.secret-key-location", "hawcx.signing-key.location",
			"hawcx.signing-key.value", "hawcx.management.authentication" })
	static class InProperties {

	}

	@Conditional(OnProvidedConnectionDetails.class)
	static class InProvidedDetails {

	}

}
