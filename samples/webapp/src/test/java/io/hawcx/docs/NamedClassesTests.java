package io.hawcx.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Holds the pages that name classes of this project to those that there are, and
 * {@code docs/architecture.md} to the modules.
 */
class NamedClassesTests {

	private static final Pattern CLASS = Pattern.compile("`([A-Z][a-z]+[A-Za-z]*)`");

	private static final Pattern TEST = Pattern.compile("`([A-Z]\\w*(?:Tests|Contract))`");

	private static final Path ROOT = root();

	@Test
	void findsEachClassThatThePageNames() throws IOException {
		String page = Files.readString(ROOT.resolve("docs/architecture.md"));
		List<String> named = CLASS.matcher(page).results().map((match) -> match.group(1)).toList();
		assertThat(named).hasSizeGreaterThan(30);
		assertThat(classes()).containsAll(named);
	}

	@ParameterizedTest
	@ValueSource(strings = { "assurance.md", "conformance.md" })
	void findsEachTestThatThePageNames(String page) throws IOException {
		String text = Files.readString(ROOT.resolve("docs").resolve(page));
		assertThat(classes()).containsAll(TEST.matcher(text).results().map((match) -> match.group(1)).toList());
	}

	@Test
	void namesEachPublishedModule() throws IOException {
		String page = Files.readString(ROOT.resolve("docs/architecture.md"));
		String build = Files.readString(ROOT.resolve("pom.xml"));
		assertThat(Pattern.compile("<module>(hawcx-[a-z-]+)</module>")
			.matcher(build)
			.results()
			.map((match) -> match.group(1))
			.filter((module) -> !module.endsWith("-bom"))).isNotEmpty()
			.allSatisfy((module) -> assertThat(page).contains("| `" + module + "` |"));
	}

	private static Set<String> classes() throws IOException {
		try (Stream<Path> files = Files.walk(ROOT, 14)) {
			return files.map((file) -> file.getFileName().toString())
				.filter((name) -> name.endsWith(".java"))
				.map((name) -> name.substring(0, name.length() - ".java".length()))
				.collect(Collectors.toSet());
		}
	}

	private static Path root() {
		Path folder = Path.of("").toAbsolutePath();
		while (!Files.exists(folder.resolve("mvnw"))) {
			folder = folder.getParent();
		}
		return folder;
	}

}
