package io.hawcx.autoconfigure.emulator;

import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * Matches unless the application has tenants and no project beside them.
 */
class OnMainProjectCondition extends SpringBootCondition {

	@Override
	public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
		ConditionMessage.Builder message = ConditionMessage.forCondition("Hawcx project beside tenants");
		return EmulatorTenantProperties.describeMainProject(context.getEnvironment())
				? ConditionOutcome.match(message.because("there are no tenants, or hawcx.* describes one"))
				: ConditionOutcome.noMatch(message.because("there are tenants alone"));
	}

}
