package io.hawcx.planted;

import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** Run by {@code SecretScanTests} in a JVM of its own; leaks nothing. */
class Harmless {

	private static final Logger logger = LoggerFactory.getLogger(Harmless.class);

	@Test
	void logsAndThrows() {
		logger.warn("The key {} is refused: it must begin with {}", "kid-1", "-----BEGIN PRIVATE KEY-----");
		assertThatIllegalStateException().isThrownBy(() -> {
			throw new IllegalStateException("The token is not that of 123456.");
		});
	}

}
