package io.hawcx.autoconfigure.emulator;

import java.util.Set;

import io.hawcx.autoconfigure.diagnostics.HawcxConfigurationException;
import io.hawcx.autoconfigure.internal.AotProcessing;
import io.hawcx.emulator.HawcxEmulator;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.support.BeanDefinitionBuilder;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.ImportBeanDefinitionRegistrar;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.type.AnnotationMetadata;

/**
 * Starts the emulator early where the application has tenants, and connects them to it by
 * properties, before anything asks for those. Processed ahead of time, it leaves that to
 * {@link ProcessedEmulatorTenants}.
 */
class EmulatorTenants implements ImportBeanDefinitionRegistrar {

	static final String SOURCE = EmulatorEnvironmentPostProcessor.SOURCE + "Tenants";

	private static final String STARTED = "hawcxStartedEmulator";

	private static final String PROCESSED = "hawcxProcessedEmulatorTenants";

	private static final String TENANTS = "hawcx.tenants";

	private static final int MOST = 100;

	private final Environment environment;

	private final BeanFactory beans;

	EmulatorTenants(Environment environment, BeanFactory beans) {
		this.environment = environment;
		this.beans = beans;
	}

	@Override
	public void registerBeanDefinitions(AnnotationMetadata metadata, BeanDefinitionRegistry registry) {
		if (!(this.beans instanceof DefaultListableBeanFactory factory)
				|| !(this.environment instanceof ConfigurableEnvironment configurable)) {
			return;
		}
		start(configurable, factory);
		if (AotProcessing.isActive()) {
			registry.registerBeanDefinition(PROCESSED,
					BeanDefinitionBuilder.rootBeanDefinition(ProcessedEmulatorTenants.class)
						.setRole(BeanDefinition.ROLE_INFRASTRUCTURE)
						.getBeanDefinition());
		}
	}

	/**
	 * Start the emulator and connect the tenants to it, unless there are none or that was
	 * done already.
	 * @param environment where the properties go to
	 * @param factory what the emulator stops with
	 */
	static void start(ConfigurableEnvironment environment, DefaultListableBeanFactory factory) {
		Set<String> names = EmulatorTenantProperties.names(environment);
		if (names.isEmpty() || factory.containsSingleton(STARTED)) {
			return;
		}
		HawcxEmulatorProperties properties = Binder.get(environment)
			.bindOrCreate("hawcx.emulator", HawcxEmulatorProperties.class);
		EmulatorRules.check(properties, factory);
		check(names, factory);
		HawcxEmulator emulator = Emulators.start(properties, names);
		factory.registerSingleton(STARTED, new StartedEmulator(emulator));
		// Closed even where the application fails before it makes the emulator's bean.
		factory.registerDisposableBean(STARTED, emulator::close);
		environment.getPropertySources()
			.addFirst(new MapPropertySource(SOURCE, EmulatorTenantProperties.of(emulator, false)));
	}

	private static void check(Set<String> names, DefaultListableBeanFactory factory) {
		for (String bean : factory.getBeanNamesForType(HawcxEmulator.class, true, false)) {
			if (!bean.equals(Emulators.BEAN)) {
				throw new HawcxConfigurationException("hawcx.emulator.enabled",
						"hawcx.emulator.enabled is true and there are tenants, but the bean '" + bean
								+ "' is an emulator of the application's own, which is not connected to them.",
						"Remove the bean, or hawcx.emulator.enabled.");
			}
		}
		if (names.size() > MOST) {
			throw new HawcxConfigurationException(TENANTS, "The emulator takes no more than " + MOST + " tenants, and "
					+ TENANTS + ".* has " + names.size() + ".",
					"Configure fewer of them where hawcx.emulator.enabled is true.");
		}
	}

}
