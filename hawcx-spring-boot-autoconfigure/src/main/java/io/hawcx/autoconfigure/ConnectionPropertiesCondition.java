package io.hawcx.autoconfigure;

import io.hawcx.autoconfigure.internal.ConfiguredValues;
import io.hawcx.autoconfigure.internal.TenantProperties;

import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.ConfigurationCondition;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.ClassUtils;

/**
 * Matches when {@code hawcx.*} describes a project. Where there are tenants, what they
 * may inherit does not by itself.
 */
class ConnectionPropertiesCondition extends SpringBootCondition implements ConfigurationCondition {

	private static final String REPOSITORY = "io.hawcx.autoconfigure.tenant.HawcxTenantRepository";

	private static final String[] OF_A_PROJECT = { "hawcx.config-id", "hawcx.client-id", "hawcx.secret-key",
			"hawcx.secret-key-location", "hawcx.signing-key.location", "hawcx.signing-key.value",
			"hawcx.signing-key.key-id" };

	private static final String[] INHERITED = { "hawcx.base-url", "hawcx.management.authentication" };

	// Only then it is known whether the application has a repository of tenants.
	@Override
	public ConfigurationPhase getConfigurationPhase() {
		return ConfigurationPhase.REGISTER_BEAN;
	}

	@Override
	public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
		Environment environment = context.getEnvironment();
		ConditionMessage.Builder message = ConditionMessage.forCondition("Hawcx connection");
		for (String name : OF_A_PROJECT) {
			if (ConfiguredValues.isSet(environment.getProperty(name))) {
				return ConditionOutcome.match(message.foundExactly("property " + name));
			}
		}
		for (String name : INHERITED) {
			if (ConfiguredValues.isSet(environment.getProperty(name))) {
				return (TenantProperties.names(environment).isEmpty() && !hasRepository(context))
						? ConditionOutcome.match(message.foundExactly("property " + name))
						: ConditionOutcome.noMatch(message.because(name + " is for tenants"));
			}
		}
		return ConditionOutcome.noMatch(message.didNotFind("property", "properties").items((Object[]) OF_A_PROJECT));
	}

	private static boolean hasRepository(ConditionContext context) {
		ConfigurableListableBeanFactory beans = context.getBeanFactory();
		Class<?> type = ClassUtils.resolveClassName(REPOSITORY, context.getClassLoader());
		return beans != null
				&& BeanFactoryUtils.beanNamesForTypeIncludingAncestors(beans, type, true, false).length > 0;
	}

}
