package io.hawcx.autoconfigure.client;

import io.hawcx.autoconfigure.HawcxConnectionDetails;
import io.hawcx.autoconfigure.PropertiesHawcxConnectionDetails;

import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.ConfigurationCondition;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * Matches when connection details come from somewhere else than the properties. What they
 * hold is not known until they are created.
 */
class OnProvidedConnectionDetails extends SpringBootCondition implements ConfigurationCondition {

	@Override
	public ConfigurationPhase getConfigurationPhase() {
		return ConfigurationPhase.REGISTER_BEAN;
	}

	@Override
	public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
		ConfigurableListableBeanFactory beans = context.getBeanFactory();
		ConditionMessage.Builder message = ConditionMessage.forCondition("Provided HawcxConnectionDetails");
		return (beans != null && isIn(beans)) ? ConditionOutcome.match(message.because("found a bean"))
				: ConditionOutcome.noMatch(message.because("found no bean"));
	}

	static boolean isIn(ConfigurableListableBeanFactory beans) {
		return count(beans, HawcxConnectionDetails.class) > count(beans, PropertiesHawcxConnectionDetails.class);
	}

	private static int count(ConfigurableListableBeanFactory beans, Class<?> type) {
		return BeanFactoryUtils.beanNamesForTypeIncludingAncestors(beans, type, true, false).length;
	}

}
