package io.hawcx.test;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

import io.hawcx.autoconfigure.emulator.EmulatorConnectionDetails;
import io.hawcx.autoconfigure.emulator.EmulatorTenantProperties;
import io.hawcx.emulator.HawcxEmulator;

import org.springframework.aot.AotDetector;
import org.springframework.beans.factory.support.BeanDefinitionBuilder;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.MergedContextConfiguration;

/**
 * Puts an emulator in the place of the Hawcx that the application is configured for.
 * Equal options make equal customizers, and so the same cached context.
 *
 * @param options how the emulator is
 */
record EmulatorContextCustomizer(EmulatorOptions options) implements ContextCustomizer {

	private static final String SOURCE = "hawcxEmulatorTest";

	private static final String EMULATOR = "hawcxEmulator";

	private static final String STARTED = "hawcxStartedEmulator";

	@Override
	public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration mergedConfig) {
		DefaultListableBeanFactory beans = (DefaultListableBeanFactory) context.getBeanFactory();
		ConfigurableEnvironment environment = context.getEnvironment();
		Map<String, Object> properties = new LinkedHashMap<>();
		// An empty value counts as absent, and hides files and placeholders that exist in
		// production alone.
		EmulatorConnectionDetails.replacedProperties().forEach((property) -> properties.put(property, ""));
		properties.put("hawcx.emulator.enabled", "false");
		properties.put("hawcx.management.api-prefix", "/v1");
		Set<String> tenants = new LinkedHashSet<>(this.options.tenants());
		tenants.addAll(EmulatorTenantProperties.names(environment));
		if (!tenants.isEmpty()) {
			properties.putAll(startForTenants(tenants, beans));
		}
		environment.getPropertySources().addFirst(new MapPropertySource(SOURCE, properties));
		// Where the test was processed ahead of time, generated code has registered them.
		if (!AotDetector.useGeneratedArtifacts()) {
			registerEmulator(beans, !tenants.isEmpty());
			if (EmulatorTenantProperties.describeMainProject(environment)) {
				registerConnectionDetails(beans);
			}
		}
	}

	// Early, as properties of tenants have to say where it is.
	private Map<String, Object> startForTenants(Set<String> tenants, DefaultListableBeanFactory beans) {
		HawcxEmulator emulator = EmulatorBeans.emulator(tenants.toArray(String[]::new), this.options.seed(),
				this.options.discovery(), this.options.idTokenAlgorithm(), this.options.accessTokens());
		beans.registerSingleton(STARTED, new StartedEmulator(emulator));
		// Closed even where the application fails before it makes the emulator's bean.
		beans.registerDisposableBean(STARTED, emulator::close);
		return EmulatorTenantProperties.of(emulator, this.options.publicClient());
	}

	// By factory methods and plain values, of which code can be generated.
	private void registerEmulator(DefaultListableBeanFactory beans, boolean started) {
		BeanDefinitionBuilder bean;
		if (started) {
			bean = BeanDefinitionBuilder.rootBeanDefinition(EmulatorBeans.class, "started")
				.addConstructorArgReference(STARTED);
		}
		else {
			bean = BeanDefinitionBuilder.rootBeanDefinition(EmulatorBeans.class, "emulator")
				.addConstructorArgValue(new String[0])
				.addConstructorArgValue(this.options.seed())
				.addConstructorArgValue(this.options.discovery())
				.addConstructorArgValue(this.options.idTokenAlgorithm())
				.addConstructorArgValue(this.options.accessTokens());
		}
		beans.registerBeanDefinition(EMULATOR, bean.setPrimary(true).setDestroyMethodName("close").getBeanDefinition());
	}

	private void registerConnectionDetails(DefaultListableBeanFactory beans) {
		beans.registerBeanDefinition("hawcxEmulatorConnectionDetails",
				BeanDefinitionBuilder.rootBeanDefinition(EmulatorBeans.class, "connectionDetails")
					.addConstructorArgReference(EMULATOR)
					.addConstructorArgValue(this.options.publicClient())
					.setPrimary(true)
					.getBeanDefinition());
	}

}
