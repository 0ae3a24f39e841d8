package io.hawcx.autoconfigure.internal;

import java.util.Set;

import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * Matches when there are properties of tenants.
 */
public class OnTenantPropertiesCondition extends SpringBootCondition {

	@Override
	public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
		ConditionMessage.Builder message = ConditionMessage.forCondition("Hawcx tenants");
		Set<String> names = TenantProperties.names(context.getEnvironment());
		return names.isEmpty()
				? ConditionOutcome.noMatch(message.because("no property begins with " + TenantProperties.PREFIX))
				: ConditionOutcome.match(message.found("tenant", "tenants").items(names));
	}

}
