package io.hawcx.test;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.TestContextAnnotationUtils;

/**
 * Finds {@link AutoConfigureHawcxEmulator} on a test class, on what it extends or is
 * nested in, or on its annotations.
 */
class EmulatorContextCustomizerFactory implements ContextCustomizerFactory {

	@Override
	public @Nullable ContextCustomizer createContextCustomizer(Class<?> testClass,
			List<ContextConfigurationAttributes> configAttributes) {
		AutoConfigureHawcxEmulator annotation = TestContextAnnotationUtils.findMergedAnnotation(testClass,
				AutoConfigureHawcxEmulator.class);
		return (annotation != null) ? new EmulatorContextCustomizer(EmulatorOptions.of(annotation)) : null;
	}

}
