package io.hawcx.sample.webapp;

import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.hawcx.autoconfigure.tenant.HawcxTenants;
import io.hawcx.emulator.HawcxEmulator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Starts the sample, with a Hawcx emulator inside.
 */
@SpringBootApplication
public class WebappApplication {

	private static final Logger logger = LoggerFactory.getLogger(WebappApplication.class);

	public static void main(String[] args) {
		ConfigurableApplicationContext context = SpringApplication.run(WebappApplication.class, args);
		String port = context.getEnvironment().getProperty("local.server.port");
		context.getBeanProvider(HawcxEmulator.class)
			.ifAvailable((emulator) -> logger.info("Emulator: {}", emulator.baseUrl()));
		logger.info("Ready: open {}",
				hosts(context).map((host) -> "http://" + host + ":" + port).collect(Collectors.joining(" or ")));
	}

	private static Stream<String> hosts(ApplicationContext context) {
		HawcxTenants tenants = context.getBeanProvider(HawcxTenants.class).getIfAvailable();
		return (tenants != null) ? tenants.names().stream().map(Brands::host) : Stream.of("localhost");
	}

}
