package io.hawcx.autoconfigure.internal;

import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * The condition of {@link ConditionalOnHawcxText}; its messages name properties only.
 */
class OnHawcxTextCondition extends SpringBootCondition {

	@Override
	public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
		String[] names = metadata.getAnnotations().get(ConditionalOnHawcxText.class).getStringArray("value");
		ConditionMessage.Builder message = ConditionMessage.forCondition(ConditionalOnHawcxText.class);
		for (String name : names) {
			if (ConfiguredValues.isSet(context.getEnvironment().getProperty(name))) {
				return ConditionOutcome.match(message.foundExactly("property " + name));
			}
		}
		return ConditionOutcome.noMatch(message.didNotFind("property", "properties").items((Object[]) names));
	}

}
