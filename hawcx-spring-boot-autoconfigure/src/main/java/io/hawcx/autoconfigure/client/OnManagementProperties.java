package io.hawcx.autoconfigure.client;

import java.util.List;

import io.hawcx.autoconfigure.internal.ConfiguredValues;

import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * Matches when the properties have credentials for management calls.
 */
class OnManagementProperties extends SpringBootCondition {

	private static final List<String> NAMES = List.of("hawcx.secret-key", "hawcx.secret-key-location",
			"hawcx.signing-key.location", "hawcx.signing-key.value", "hawcx.management.authentication");

	@Override
	public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
		ConditionMessage.Builder message = ConditionMessage.forCondition("Credentials for management calls");
		return areIn(context.getEnvironment()) ? ConditionOutcome.match(message.because("found in properties"))
				: ConditionOutcome.noMatch(message.didNotFind("property", "properties").items(NAMES));
	}

	static boolean areIn(Environment environment) {
		return NAMES.stream().anyMatch((name) -> ConfiguredValues.isSet(environment.getProperty(name)));
	}

}
