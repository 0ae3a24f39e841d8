package io.hawcx.test;

import java.util.LinkedHashMap;
import java.util.Map;

import io.hawcx.autoconfigure.emulator.EmulatorConnectionDetails;

import org.springframework.aot.AotDetector;
import org.springframework.beans.factory.support.BeanDefinitionBuilder;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.context.ConfigurableApplicationContext;
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

	@Override
	public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration mergedConfig) {
		Map<String, Object> properties = new LinkedHashMap<>();
		// An empty value counts as absent, and hides files and placeholders that exist in
		// production alone.
		EmulatorConnectionDetails.replacedProperties().forEach((property) -> properties.put(property, ""));
		properties.put("hawcx.emulator.enabled", "false");
		properties.put("hawcx.management.api-prefix", "/v1");
		context.getEnvironment().getPropertySources().addFirst(new MapPropertySource(SOURCE, properties));
		// Where the test was processed ahead of time, generated code has registered them.
		if (!AotDetector.useGeneratedArtifacts()) {
			registerBeans((BeanDefinitionRegistry) context.getBeanFactory());
		}
	}

	// By factory methods and plain values, of which code can be generated.
	private void registerBeans(BeanDefinitionRegistry registry) {
		registry.registerBeanDefinition(EMULATOR,
				BeanDefinitionBuilder.rootBeanDefinition(EmulatorBeans.class, "emulator")
					.addConstructorArgValue(this.options.seed())
					.addConstructorArgValue(this.options.discovery())
					.addConstructorArgValue(this.options.idTokenAlgorithm())
					.addConstructorArgValue(this.options.accessTokens())
					.setPrimary(true)
					.setDestroyMethodName("close")
					.getBeanDefinition());
		registry.registerBeanDefinition("hawcxEmulatorConnectionDetails",
				BeanDefinitionBuilder.rootBeanDefinition(EmulatorBeans.class, "connectionDetails")
					.addConstructorArgReference(EMULATOR)
					.addConstructorArgValue(this.options.publicClient())
					.setPrimary(true)
					.getBeanDefinition());
	}

}
