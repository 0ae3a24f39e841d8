package io.hawcx.emulator.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.hawcx.emulator.HawcxEmulator;
import io.hawcx.emulator.Http;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The program as somebody at a terminal meets it.
 */
@Timeout(60)
class EmulatorProcessTests {

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	@ParameterizedTest
	@CsvSource({ "TERM,143", "INT,130" })
	@DisabledOnOs(OS.WINDOWS)
	void stopsAtOnceAndFreesThePortWhenToldTo(String signal, int exitCode) throws Exception {
		Process process = start("--port=0");
		try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
			String ready = out.readLine();
			String baseUrl = ready.substring(ready.lastIndexOf(' ') + 1);
			assertThat(new Http(baseUrl).get("/emulator/credentials").statusCode()).isEqualTo(200);
			new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start().waitFor();
			assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
			assertThat(process.exitValue()).isEqualTo(exitCode);
			assertThat(out.readLine()).isNull();
			assertThat(process.getErrorStream().readAllBytes()).isEmpty();
			int port = Integer.parseInt(baseUrl.substring(baseUrl.lastIndexOf(':') + 1));
			HawcxEmulator.builder().port(port).start().close();
		}
		finally {
			process.destroyForcibly();
		}
	}

	@Test
	void saysWhatIsWrongInOneLineAndExitsWith2() throws Exception {
		Process process = start("--port=many");
		try {
			assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
			assertThat(process.exitValue()).isEqualTo(2);
			assertThat(process.getInputStream().readAllBytes()).isEmpty();
			assertThat(new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8))
				.isEqualTo("--port is not a number from 0 to 65535." + System.lineSeparator());
		}
		finally {
			process.destroyForcibly();
		}
	}

	private static Process start(String... arguments) throws IOException, InterruptedException {
		List<String> command = new ArrayList<>(withSignalsAsAtATerminal());
		command.addAll(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"), EmulatorMain.class.getName()));
		command.addAll(List.of(arguments));
		return new ProcessBuilder(command).start();
	}

	/**
	 * Undo what a shell does to its background jobs: they and all their children ignore
	 * SIGINT, and so would the program.
	 * @return what to put before a command; nothing where {@code env} cannot do it
	 */
	private static List<String> withSignalsAsAtATerminal() throws InterruptedException {
		List<String> prefix = List.of("env", "--default-signal=INT");
		try {
			List<String> trial = new ArrayList<>(prefix);
			trial.add("true");
			return (new ProcessBuilder(trial).start().waitFor() == 0) ? prefix : List.of();
		}
		catch (IOException ex) {
			// There is no env, as on Windows.
			return List.of();
		}
	}

}
