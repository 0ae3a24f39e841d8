package io.hawcx.test;

import java.util.LinkedHashMap;
import java.util.List;
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

	// What leads to a Hawcx elsewhere. An empty value counts as absent, and hides files
	// and placeholders that exist in production alone.
	private static final List<String> SET_ASIDE = List.of("hawcx.base-url", "hawcx.config-id", "hawcx.client-id",
			"hawcx.secret-key", "hawcx.secret-key-location", "hawcx.signing-key.location", "hawcx.signing-key.value",
			"hawcx.signing-key.key-id", "hawcx.oauth.issuer", "hawcx.oauth.client-authentication", "hawcx.http.proxy",
			"hawcx.http.ssl-bundle");

	@Override
	public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration mergedConfig) {
		Map<String, Object> properties = new LinkedHashMap<>();
		SET_ASIDE.forEach((property) -> properties.put(property, ""));
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
