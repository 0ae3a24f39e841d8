package io.hawcx.test;

import java.util.LinkedHashMap;
import java.util.Map;

import io.hawcx.autoconfigure.HawcxConnectionDetails;
import io.hawcx.autoconfigure.emulator.EmulatorConnectionDetails;
import io.hawcx.emulator.HawcxEmulator;

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

	@Override
	public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration mergedConfig) {
		Map<String, Object> properties = new LinkedHashMap<>();
		// An empty value counts as absent, and hides files and placeholders that exist in
		// production alone.
		EmulatorConnectionDetails.replacedProperties().forEach((property) -> properties.put(property, ""));
		properties.put("hawcx.emulator.enabled", "false");
		properties.put("hawcx.management.api-prefix", "/v1");
		context.getEnvironment().getPropertySources().addFirst(new MapPropertySource(SOURCE, properties));
		BeanDefinitionRegistry registry = (BeanDefinitionRegistry) context.getBeanFactory();
		registry.registerBeanDefinition("hawcxEmulator",
				BeanDefinitionBuilder.rootBeanDefinition(HawcxEmulator.class, this.options::start)
					.setPrimary(true)
					.setDestroyMethodName("close")
					.getBeanDefinition());
		registry.registerBeanDefinition("hawcxEmulatorConnectionDetails", BeanDefinitionBuilder
			.rootBeanDefinition(HawcxConnectionDetails.class, () -> details(context.getBean(HawcxEmulator.class)))
			.setPrimary(true)
			.getBeanDefinition());
	}

	private HawcxConnectionDetails details(HawcxEmulator emulator) {
		return this.options.publicClient() ? EmulatorConnectionDetails.ofPublicClient(emulator)
				: EmulatorConnectionDetails.ofConfidentialClient(emulator);
	}

}
