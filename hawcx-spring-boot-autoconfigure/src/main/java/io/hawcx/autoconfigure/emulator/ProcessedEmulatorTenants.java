package io.hawcx.autoconfigure.emulator;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.Ordered;
import org.springframework.core.PriorityOrdered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;

/**
 * Starts the emulator of tenants in an application that was processed ahead of time,
 * whose generated code has taken the place of {@link EmulatorTenants}.
 */
class ProcessedEmulatorTenants implements BeanFactoryPostProcessor, EnvironmentAware, PriorityOrdered {

	private @Nullable Environment environment;

	@Override
	public void setEnvironment(Environment environment) {
		this.environment = environment;
	}

	@Override
	public int getOrder() {
		// Before anything asks for properties of tenants.
		return Ordered.HIGHEST_PRECEDENCE;
	}

	@Override
	public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
		if (this.environment instanceof ConfigurableEnvironment configurable
				&& beans instanceof DefaultListableBeanFactory factory) {
			EmulatorTenants.start(configurable, factory);
		}
	}

}
