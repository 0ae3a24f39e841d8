package io.hawcx.sample.webapp;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * Starts the sample, with a Hawcx emulator inside.
 */
@SpringBootApplication
public class WebappApplication {

	private static final Logger logger = LoggerFactory.getLogger(WebappApplication.class);

	public static void main(String[] args) {
		String port = SpringApplication.run(WebappApplication.class, args)
			.getEnvironment()
			.getProperty("local.server.port");
		logger.info("Ready: open http://localhost:{}", port);
	}

}
