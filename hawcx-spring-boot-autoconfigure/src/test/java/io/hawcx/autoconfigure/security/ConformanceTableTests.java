package io.hawcx.autoconfigure.security;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Holds the tables of {@code docs/conformance.md} against the contracts.
 */
class ConformanceTableTests {

	private static final Path PAGE = Path.of("..", "docs", "conformance.md");

	@Test
	void tableWhenReadThenHasOneRowForEachModule() throws IOException {
		String page = Files.readString(PAGE);
		int end = page.indexOf("## Not applicable");
		assertThat(modules(page.substring(0, end))).containsExactlyInAnyOrderElementsOf(tested());
		assertThat(modules(page.substring(end))).isNotEmpty()
			.doesNotHaveDuplicates()
			.doesNotContainAnyElementsOf(tested());
	}

	private static List<String> modules(String part) {
		return part.lines().filter((line) -> line.startsWith("| `")).map((line) -> line.split("`")[1]).toList();
	}

	private static List<String> tested() {
		return Stream
			.concat(ConformanceModule.all().stream().map(ConformanceModule::toString),
					Stream.of(ConformanceContract.class, ConfigConformanceContract.class)
						.flatMap((contract) -> Stream.of(contract.getDeclaredMethods()))
						.filter((method) -> method.isAnnotationPresent(DisplayName.class))
						.map((method) -> method.getAnnotation(DisplayName.class).value()))
			.toList();
	}

}
