package io.hawcx.secretscan;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.hawcx.planted.Run;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class SecretScanTests {

	@TempDir
	Path folder;

	private int exitCode;

	@Test
	void failsTheRunAndNamesEachLeakWhenSecretsAreShown() throws Exception {
		String output = run("io.hawcx.planted.PlantedLeaks");
		assertThat(this.exitCode).as(output).isOne();
		assertThat(output).contains("tests 6", "The test run shows secrets");
		assertThat(leaks())
			.anySatisfy((leak) -> assertThat(leak).contains("a token in the TRACE line of", "by thread main",
					"PlantedLeaks.logsATokenAtALevelThatIsOff", "Got [70 characters left out]"))
			.anySatisfy((leak) -> assertThat(leak).contains("LeakyException as exception in WARN line",
					"PlantedLeaks.logsAnExceptionThatWrapsOne"))
			.anySatisfy((leak) -> assertThat(leak).contains("a secret key blob in the java.lang.IllegalStateException",
					"thrown by io.hawcx.planted.PlantedLeaks.lambda$throwsAndCatchesABlob", "in thread main in"))
			.anySatisfy((leak) -> assertThat(leak).contains("a private key in PEM", "in thread background-7 in",
					"thrown by io.hawcx.planted.PlantedLeaks.lambda$throwsInAThreadOfItsOwn"))
			.anySatisfy((leak) -> assertThat(leak).contains("toString of io.hawcx.planted.Leaky",
					"PlantedLeaks.makesAnObjectThatShowsAKeyOfTheVectors"))
			.anySatisfy((leak) -> assertThat(leak).contains("a one-time code in the INFO line",
					"PlantedLeaks.logsAOneTimeCode"))
			.noneSatisfy((leak) -> assertThat(leak).containsAnyOf("c2lnbmF0dXJl", "0123456789", "493817"));
	}

	@Test
	void letsTheRunPassWhenNothingIsShown() throws Exception {
		String output = run("io.hawcx.planted.Harmless");
		assertThat(this.exitCode).as(output).isZero();
		assertThat(leaks()).isEmpty();
	}

	private List<String> leaks() throws Exception {
		return Files.readAllLines(this.folder.resolve("report.txt")).stream().skip(1).toList();
	}

	private String run(String test) throws Exception {
		Path vectors = Files.createDirectory(this.folder.resolve("vectors"));
		Files.writeString(vectors.resolve("keys.json"),
				"{\"ed_private\": \"000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f\"}");
		Path output = this.folder.resolve("output.txt");
		Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-XX:+EnableDynamicAgentLoading", "-cp",
				System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
				"-Dhawcx.secret-scan.report=" + this.folder.resolve("report.txt"),
				"-Dhawcx.secret-scan.vectors=" + vectors, Run.class.getName(), test)
			.redirectErrorStream(true)
			.redirectOutput(new File(output.toString()))
			.start();
		try {
			assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
		}
		finally {
			process.destroyForcibly();
		}
		this.exitCode = process.exitValue();
		return Files.readString(output, StandardCharsets.UTF_8);
	}

}
