package io.hawcx.sample.webapp;

import io.hawcx.autoconfigure.HawcxConnectionDetails;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Starts the sample, with a Hawcx emulator inside.
 */
@SpringBootApplication
public class WebappApplication {

	private static final Logger logger = LoggerFactory.getLogger(WebappApplication.class);

	public static void main(String[] args) {
		ConfigurableApplicationContext context = SpringApplication.run(WebappApplication.class, args);
		logger.info("Emulator: {}", context.getBean(HawcxConnectionDetails.class).getBaseUrl());
		logger.info("Ready: open http://localhost:{}", context.getEnvironment().getProperty("local.server.port"));
	}

}
