package io.hawcx.benchmark.startup;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

import com.sun.management.OperatingSystemMXBean;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * One start in a process of its own, as figures.
 */
final class Start {

	private static final long MILLISECOND = 1_000_000;

	private Start() {
	}

	// Processor time is that of the whole process, the JVM's own start and threads
	// included.
	static void measure(Class<?> application, String... properties) {
		measure(new SpringApplicationBuilder(application), (context) -> {
		}, properties);
	}

	// What is done after the start is measured too, and its figures come last.
	static void measure(SpringApplicationBuilder application, Consumer<ConfigurableApplicationContext> use,
			String... properties) {
		application.properties("server.port=0", "server.address=127.0.0.1", "spring.main.banner-mode=off",
				"logging.level.root=warn");
		try (ConfigurableApplicationContext context = application.properties(properties).run()) {
			long cpu = cpu();
			int classes = ManagementFactory.getClassLoadingMXBean().getLoadedClassCount();
			int beans = context.getBeanDefinitionCount();
			long heap = heap();
			long before = cpu();
			use.accept(context);
			long used = cpu() - before;
			new PrintStream(System.out, true, StandardCharsets.UTF_8)
				.println("START " + cpu + " " + classes + " " + heap + " " + beans + " " + used + " " + heap());
		}
	}

	private static long cpu() {
		return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime() / MILLISECOND;
	}

	private static long heap() {
		for (int i = 0; i < 3; i++) {
			System.gc();
		}
		return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1024;
	}

}
