package io.hawcx.benchmark.startup;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;

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
		SpringApplicationBuilder builder = new SpringApplicationBuilder(application).properties("server.port=0",
				"server.address=127.0.0.1", "spring.main.banner-mode=off", "logging.level.root=warn");
		try (ConfigurableApplicationContext context = builder.properties(properties).run()) {
			long cpu = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
			int classes = ManagementFactory.getClassLoadingMXBean().getLoadedClassCount();
			int beans = context.getBeanDefinitionCount();
			for (int i = 0; i < 3; i++) {
				System.gc();
			}
			long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
			new PrintStream(System.out, true, StandardCharsets.UTF_8)
				.println("START " + cpu / MILLISECOND + " " + classes + " " + heap / 1024 + " " + beans);
		}
	}

}
