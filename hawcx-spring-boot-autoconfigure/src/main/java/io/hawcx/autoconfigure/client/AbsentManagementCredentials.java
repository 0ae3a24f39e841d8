package io.hawcx.autoconfigure.client;

import io.hawcx.autoconfigure.client.HawcxClientAutoConfiguration.ManagementConfiguration;
import io.hawcx.autoconfigure.internal.AotProcessing;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.core.env.Environment;

/**
 * Takes the clients for management calls out of an application that was processed ahead
 * of time, if there are no credentials for them at run time.
 */
class AbsentManagementCredentials implements BeanDefinitionRegistryPostProcessor {

	private final Environment environment;

	AbsentManagementCredentials(Environment environment) {
		this.environment = environment;
	}

	@Override
	public void postProcessBeanDefinitionRegistry(BeanDefinitionRegistry registry) {
		if (AotProcessing.isActive() || OnManagementProperties.areIn(this.environment)
				|| (registry instanceof ConfigurableListableBeanFactory beans
						&& OnProvidedConnectionDetails.isIn(beans))) {
			return;
		}
		for (String name : registry.getBeanDefinitionNames()) {
			String configuration = registry.getBeanDefinition(name).getFactoryBeanName();
			if (ManagementConfiguration.class.getName().equals(configuration)) {
				registry.removeBeanDefinition(name);
			}
		}
	}

	@Override
	public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
		// The definitions are all that is changed.
	}

}
