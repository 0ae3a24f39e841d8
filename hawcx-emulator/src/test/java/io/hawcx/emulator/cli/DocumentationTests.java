package io.hawcx.emulator.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.hawcx.emulator.HawcxEmulator;
import io.hawcx.emulator.tenant.Client;
import io.hawcx.emulator.user.MfaMethod;
import io.hawcx.emulator.user.User;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchIllegalArgumentException;

/**
 * Holds the emulator's page of the documentation to what the program knows.
 */
class DocumentationTests {

	private static final String PAGE = page();

	@TempDir
	private Path folder;

	@Test
	void namesEveryOptionThatTheHelpNames() {
		assertThat(matches("--[a-z-]+", firstCells())).containsExactlyInAnyOrderElementsOf(options())
			.hasSizeGreaterThan(10);
	}

	@Test
	void namesWhatKeygenMakes() {
		assertThat(PAGE).contains("`keygen signing-key`", "`keygen secret-key`", "`--key-id ID`");
		assertThat(usage()).contains("keygen signing-key [--key-id ID]", "keygen secret-key");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			unknown: x                  | `
			clients: [{unknown: x}]     | `clients`, `
			users: [{unknown: x}]       | `users`, `
			tenants: [{unknown: x}]     | `tenants`, `
			""")
	void namesEveryKeyThatTheFileMayHave(String yaml, String before) throws IOException {
		Path file = Files.writeString(this.folder.resolve("hawcx.yml"), yaml);
		String known = catchIllegalArgumentException(() -> ConfigFile.read(file.toString(), new Setup())).getMessage();
		assertThat(known).contains("unknown: the known ones are ");
		for (String key : known.replaceFirst(".* the known ones are (.*)\\.", "$1").split(", ")) {
			assertThat(PAGE).contains(List.of("clients", "users", "tenants").contains(key) ? "| `" + key + "`, "
					: "| " + before + key + "` |");
			assertThat(Files.readString(example())).containsPattern("(?m)^[ -]*" + key + ":");
		}
	}

	@Test
	void startsWithTheFileThatItShows() throws Exception {
		assertThat(PAGE).contains("```yaml\n" + Files.readString(example()) + "```");
		try (HawcxEmulator hawcx = EmulatorMain.run(new PrintStream(new ByteArrayOutputStream()), "--config",
				example().toString(), "--port=0")) {
			User bob = hawcx.users().find("bob@example.com");
			assertThat(bob.phone()).isEqualTo("+15555550101");
			assertThat(bob.mfaMethod()).isEqualTo(MfaMethod.SMS_OTP);
			assertThat(bob.mfaEnforcement()).isEqualTo("always_on");
			assertThat(hawcx.clients()).filteredOn(Client::isConfidential)
				.extracting(Client::id)
				.contains("back-office");
			assertThat(hawcx.tenant("acme").users().find("carol@example.com")).isNotNull();
			assertThat(hawcx.tenant("acme").clients()).extracting(Client::id).contains("web");
			assertThat(hawcx.tenants()).hasSize(2);
		}
	}

	private static List<String> options() {
		String listed = usage().lines()
			.map(String::strip)
			.filter((line) -> line.startsWith("--"))
			.reduce("", (all, line) -> all + line.split("[ =]")[0] + "\n");
		return matches("--[a-z-]+", listed);
	}

	private static String usage() {
		return Arguments.parse("--help").getUsageMessage();
	}

	private static String firstCells() {
		return PAGE.lines()
			.filter((line) -> line.startsWith("| `--"))
			.reduce("", (all, line) -> all + line.split("`")[1] + "\n");
	}

	private static List<String> matches(String pattern, String text) {
		List<String> found = new ArrayList<>();
		Matcher matcher = Pattern.compile(pattern).matcher(text);
		while (matcher.find()) {
			found.add(matcher.group());
		}
		return found;
	}

	private static Path example() {
		return Path.of("src/test/resources/docs/hawcx.yml");
	}

	private static String page() {
		try {
			return Files.readString(Path.of("../docs/emulator.md"), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
