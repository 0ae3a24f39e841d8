package io.hawcx.planted;

import io.hawcx.secretscan.SecretScan;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** Run by {@code SecretScanTests} in a JVM of its own; each method leaks once. */
class PlantedLeaks {

	static final String HEX_KEY = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";

	private static final Logger logger = LoggerFactory.getLogger(PlantedLeaks.class);

	@Test
	void logsATokenAtALevelThatIsOff() {
		assertThat(logger.isTraceEnabled()).isFalse();
		logger.trace("Got {} from {}", "eyJhbGciOiJFUzI1NiJ9.eyJpc3MiOiJodHRwczovL2lkcC5leGFtcGxl.c2lnbmF0dXJl",
				"there");
	}

	@Test
	void logsAnExceptionThatWrapsOne() {
		SecretScan.register("code-0123456789-abcdef");
		logger.warn("It failed", new IllegalStateException(
				new LeakyException(new StringBuilder("{\"code\": \"code-0123456789-abcdef\"}"))));
	}

	@Test
	void throwsAndCatchesABlob() {
		assertThatIllegalStateException().isThrownBy(() -> {
			throw new IllegalStateException("Cannot read hwx_sk_v1_eyJ2IjoxLCJhbGciOiJlZDI1NTE5K3gyNTUxOSJ9");
		});
	}

	@Test
	void throwsInAThreadOfItsOwn() throws InterruptedException {
		Thread thread = new Thread(() -> {
			try {
				throw new IllegalStateException("-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEIDAwMDAwMDAw");
			}
			catch (IllegalStateException ex) {
				Thread.currentThread().interrupt();
			}
		}, "background-7");
		thread.start();
		thread.join(10_000);
	}

	@Test
	void makesAnObjectThatShowsAKeyOfTheVectors() {
		assertThat(new Leaky(HEX_KEY)).isNotNull();
	}

	@Test
	void logsAOneTimeCode() {
		SecretScan.register("493817");
		logger.info("The code for alice is {}.", "493817");
	}

}
