package io.hawcx.security.internal;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.context.support.GenericApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

class DefaultBeansTests {

	private final GenericApplicationContext context = new GenericApplicationContext();

	private void register(String name, boolean defaultCandidate) {
		RootBeanDefinition definition = new RootBeanDefinition(StringBuilder.class, StringBuilder::new);
		definition.setDefaultCandidate(defaultCandidate);
		this.context.registerBeanDefinition(name, definition);
	}

	@Test
	void findWhenOnlyQualifiedBeansThenFindsNone() {
		register("tenant", false);
		this.context.refresh();
		assertThat(this.context.getBeanProvider(StringBuilder.class).getIfAvailable()).isNotNull();
		assertThat(DefaultBeans.find(this.context, StringBuilder.class)).isNull();
		assertThat(DefaultBeans.find(this.context.getBeanFactory(), StringBuilder.class)).isNull();
	}

	@Test
	void findWhenOneIsNotQualifiedThenFindsIt() {
		register("tenant", false);
		register("other", false);
		register("main", true);
		this.context.refresh();
		assertThat(DefaultBeans.find(this.context, StringBuilder.class)).isSameAs(this.context.getBean("main"));
	}

	@Test
	void findWhenNoneIsQualifiedThenFindsAsSpringDoes() {
		this.context.refresh();
		assertThat(DefaultBeans.find(this.context, StringBuilder.class)).isNull();
		this.context.getBeanFactory().registerSingleton("own", new StringBuilder("own"));
		assertThat(DefaultBeans.find(this.context, StringBuilder.class)).hasToString("own");
	}

}
