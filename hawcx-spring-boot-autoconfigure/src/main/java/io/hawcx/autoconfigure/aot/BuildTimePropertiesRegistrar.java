package io.hawcx.autoconfigure.aot;

import io.hawcx.autoconfigure.internal.AotProcessing;

import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.support.BeanDefinitionBuilder;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.context.annotation.ImportBeanDefinitionRegistrar;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotationMetadata;

/**
 * Writes what the properties of the build decide into the generated bean definitions.
 */
class BuildTimePropertiesRegistrar implements ImportBeanDefinitionRegistrar {

	private final Environment environment;

	BuildTimePropertiesRegistrar(Environment environment) {
		this.environment = environment;
	}

	@Override
	public void registerBeanDefinitions(AnnotationMetadata metadata, BeanDefinitionRegistry registry) {
		if (AotProcessing.isActive()) {
			registry.registerBeanDefinition("hawcxBuildTimeProperties",
					BeanDefinitionBuilder.rootBeanDefinition(BuildTimeProperties.class)
						.addConstructorArgValue(DecidingProperties.read(this.environment))
						.setRole(BeanDefinition.ROLE_INFRASTRUCTURE)
						.getBeanDefinition());
		}
	}

}
