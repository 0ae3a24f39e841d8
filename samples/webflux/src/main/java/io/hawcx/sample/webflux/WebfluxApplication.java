package io.hawcx.sample.webflux;

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
public class WebfluxApplication {

	private static final Logger logger = LoggerFactory.getLogger(WebfluxApplication.class);

	public static void main(String[] args) {
		ConfigurableApplicationContext context = SpringApplication.run(WebfluxApplication.class, args);
		logger.info("Emulator: {}", context.getBean(HawcxConnectionDetails.class).getBaseUrl());
		logger.info("Ready: open http://localhost:{}", context.getEnvironment().getProperty("local.server.port"));
	}

}
