package io.hawcx.autoconfigure.client;

import io.hawcx.autoconfigure.internal.AotProcessing;

import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * Matches where the application is processed ahead of time.
 */
class OnAotProcessing extends SpringBootCondition {

	@Override
	public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
		return new ConditionOutcome(AotProcessing.isActive(),
				ConditionMessage.forCondition("AOT processing").because("of " + AotProcessing.isActive()));
	}

}
