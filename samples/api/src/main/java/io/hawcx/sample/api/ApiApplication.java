package io.hawcx.sample.api;

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
public class ApiApplication {

	private static final Logger logger = LoggerFactory.getLogger(ApiApplication.class);

	public static void main(String[] args) {
		ConfigurableApplicationContext context = SpringApplication.run(ApiApplication.class, args);
		HawcxConnectionDetails hawcx = context.getBean(HawcxConnectionDetails.class);
		logger.info("Config id: {}", hawcx.getConfigId());
		logger.info("Emulator: {}", hawcx.getBaseUrl());
		logger.info("Ready: http://localhost:{}", context.getEnvironment().getProperty("local.server.port"));
	}

}
