package io.hawcx.autoconfigure.security;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.hawcx.emulator.HawcxEmulator;

import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * An application of one web stack on a free port.
 */
class ContractApplication implements AutoCloseable {

	private final ConfigurableApplicationContext context;

	ContractApplication(WebApplicationType stack, Map<String, ?> properties, Class<?>... sources) {
		this(stack, properties, Map.of(), sources);
	}

	ContractApplication(WebApplicationType stack, Map<String, ?> properties, Map<Class<?>, ?> beans,
			Class<?>... sources) {
		Map<String, Object> all = new LinkedHashMap<>(properties);
		all.put("server.port", "0");
		all.put("server.address", "127.0.0.1");
		all.put("spring.jmx.enabled", "false");
		this.context = new SpringApplicationBuilder(sources).web(stack)
			.bannerMode(Banner.Mode.OFF)
			.properties(all)
			.initializers((created) -> beans
				.forEach((type, bean) -> created.getBeanFactory().registerSingleton(type.getName(), bean)))
			.run();
	}

	ConfigurableApplicationContext context() {
		return this.context;
	}

	HawcxEmulator emulator() {
		return this.context.getBean(HawcxEmulator.class);
	}

	<T> T bean(Class<T> type) {
		return this.context.getBean(type);
	}

	<T> Collection<T> beans(Class<T> type) {
		return this.context.getBeansOfType(type).values();
	}

	List<String> beanNames() {
		return List.of(this.context.getBeanDefinitionNames());
	}

	Visitor visitor() {
		return new Visitor(
				new Browser("http://127.0.0.1:" + this.context.getEnvironment().getProperty("local.server.port")),
				this.context.getBeanProvider(HawcxEmulator.class).getIfAvailable());
	}

	@Override
	public void close() {
		this.context.close();
	}

}
