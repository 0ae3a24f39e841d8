package io.hawcx.autoconfigure.actuate;

import java.util.stream.Stream;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/**
 * Beans that exist already: who only looks must not create a client.
 */
final class ExistingBeans {

	private final ConfigurableListableBeanFactory beans;

	ExistingBeans(ConfigurableListableBeanFactory beans) {
		this.beans = beans;
	}

	<T> Stream<T> of(Class<T> type) {
		return Stream.of(this.beans.getBeanNamesForType(type, true, false))
			.filter(this.beans::containsSingleton)
			.map((name) -> this.beans.getBean(name, type));
	}

}
