package io.hawcx.autoconfigure.internal;

import java.util.List;

import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.ConfigurationCondition;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.Assert;
import org.springframework.util.ClassUtils;

/**
 * The condition of {@link ConditionalOnHawcxConnection}. It looks for the beans itself:
 * nested conditions read their class files each time they are asked, and this is asked
 * often.
 */
class OnHawcxConnectionCondition extends SpringBootCondition implements ConfigurationCondition {

	private static final List<String> CONNECTIONS = List.of("io.hawcx.autoconfigure.HawcxConnectionDetails",
			"io.hawcx.autoconfigure.tenant.HawcxTenants");

	@Override
	public ConfigurationPhase getConfigurationPhase() {
		return ConfigurationPhase.REGISTER_BEAN;
	}

	@Override
	public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
		ListableBeanFactory beans = context.getBeanFactory();
		Assert.state(beans != null, "no beans to look for");
		ConditionMessage.Builder message = ConditionMessage.forCondition(ConditionalOnHawcxConnection.class);
		for (String connection : CONNECTIONS) {
			Class<?> type = ClassUtils.resolveClassName(connection, context.getClassLoader());
			String[] names = BeanFactoryUtils.beanNamesForTypeIncludingAncestors(beans, type, true, false);
			if (names.length > 0) {
				return ConditionOutcome.match(message.found("bean", "beans").items((Object[]) names));
			}
		}
		return ConditionOutcome.noMatch(message.didNotFind("bean", "beans").items(CONNECTIONS));
	}

}
