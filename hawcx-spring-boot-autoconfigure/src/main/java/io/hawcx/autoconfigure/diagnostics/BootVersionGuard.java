package io.hawcx.autoconfigure.diagnostics;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.SpringBootVersion;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Refuses a Spring Boot that is too old in one sentence, before its beans fail in a way
 * that says nothing. It uses only what Spring Boot 3 has as well.
 */
class BootVersionGuard implements ApplicationContextInitializer<ConfigurableApplicationContext> {

	private static final int OLDEST = 4;

	@Override
	public void initialize(ConfigurableApplicationContext context) {
		check(SpringBootVersion.getVersion());
	}

	static void check(@Nullable String version) {
		String major = (version != null) ? version.replaceFirst("\\..*", "") : "";
		// Unknown where all jars are one.
		if (major.matches("[0-9]{1,3}") && Integer.parseInt(major) < OLDEST) {
			throw new HawcxConfigurationException("spring-boot.version",
					"This is Spring Boot " + version + ", and the Hawcx starter needs Spring Boot 4.0 or later.",
					"Set the version of spring-boot-starter-parent, or of Spring Boot's plugin, to 4.0 or later.");
		}
	}

}
