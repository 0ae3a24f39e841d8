package io.hawcx.sample.webflux;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * Starts the sample, with a Hawcx emulator inside.
 */
@SpringBootApplication
public class WebfluxApplication {

	private static final Logger logger = LoggerFactory.getLogger(WebfluxApplication.class);

	public static void main(String[] args) {
		String port = SpringApplication.run(WebfluxApplication.class, args)
			.getEnvironment()
			.getProperty("local.server.port");
		logger.info("Ready: open http://localhost:{}", port);
	}

}
