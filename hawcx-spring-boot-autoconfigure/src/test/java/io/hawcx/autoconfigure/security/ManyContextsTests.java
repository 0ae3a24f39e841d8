package io.hawcx.autoconfigure.security;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Runs {@link ManyContexts}; {@code hawcx.lifecycle.contexts} tells how many there are.
 */
class ManyContextsTests {

	private static final int CONTEXTS = Integer.getInteger("hawcx.lifecycle.contexts", 3);

	@Test
	void closeWhenApplicationsComeAndGoThenNothingOfThemIsLeft(@TempDir Path folder)
			throws IOException, InterruptedException {
		Path output = folder.resolve("output");
		Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC",
				// What is only softly reachable is no leak: it goes at the first
				// collection.
				"-XX:SoftRefLRUPolicyMSPerMB=0", "-Xmx256m", "-cp", System.getProperty("java.class.path"),
				ManyContexts.class.getName(), String.valueOf(CONTEXTS))
			.redirectErrorStream(true)
			.redirectOutput(output.toFile())
			.start();
		try {
			assertThat(process.waitFor(10, TimeUnit.MINUTES)).isTrue();
		}
		finally {
			process.destroyForcibly();
		}
		assertThat(Files.readString(output)).doesNotContain("AssertionError", "appears to have started a thread");
		assertThat(process.exitValue()).isZero();
	}

}
