package io.hawcx.security.internal;

import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Finds beans as injection does: not those that only a qualifier names, such as the
 * clients of tenants. Spring's own lookup by type returns one of these where it is the
 * only bean.
 */
public final class DefaultBeans {

	private DefaultBeans() {
	}

	/**
	 * Find a bean.
	 * @param <T> its type
	 * @param beans the application's beans
	 * @param type its type
	 * @return the bean, or {@code null} if there is none
	 */
	public static <T> @Nullable T find(BeanFactory beans, Class<T> type) {
		ConfigurableListableBeanFactory factory = (beans instanceof ConfigurableApplicationContext context)
				? context.getBeanFactory() : (beans instanceof ConfigurableListableBeanFactory own) ? own : null;
		if (factory != null) {
			List<String> names = Arrays.asList(factory.getBeanNamesForType(type));
			List<String> found = names.stream().filter((name) -> isDefault(factory, name)).toList();
			if (found.size() < names.size() && found.size() < 2) {
				return found.isEmpty() ? null : factory.getBean(found.get(0), type);
			}
		}
		return beans.getBeanProvider(type).getIfAvailable();
	}

	private static boolean isDefault(ConfigurableListableBeanFactory beans, String name) {
		// Singletons that were registered as they are have no definition.
		BeanDefinition definition = beans.containsBeanDefinition(name) ? beans.getMergedBeanDefinition(name) : null;
		return !(definition instanceof AbstractBeanDefinition known) || known.isDefaultCandidate();
	}

}
