package io.hawcx.autoconfigure.security;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Holds the table of {@code docs/webflux.md} against the contract that both stacks pass.
 */
class ParityTableTests {

	private static final Path PAGE = Path.of("..", "docs", "webflux.md");

	private static final List<Class<?>> CONTRACTS = List.of(LoginContract.class, RecentLoginContract.class,
			OtherProviderContract.class, UnreachableIssuerContract.class, ConnectionContract.class,
			HandoverContract.class, HandoverBodyContract.class, ChainSettingsContract.class, StepUpContract.class,
			ForeignChainContract.class, BasePathContract.class, TenantResolverContract.class,
			MainAndTenantsContract.class, TenantRepositoryContract.class);

	private static final Pattern IMPORT = Pattern.compile("^import .*;$", Pattern.MULTILINE);

	@Test
	void tableWhenReadThenHasOneRowForEachTest() throws IOException {
		try (Stream<String> lines = Files.lines(PAGE)) {
			assertThat(lines.filter((line) -> line.endsWith("| yes | yes |"))
				.map((line) -> line.split("`"))
				.map((parts) -> parts[parts.length - 2])).containsExactlyInAnyOrderElementsOf(tests());
		}
	}

	@Test
	void javaWhenShownThenStandsInCompiledFile() throws IOException {
		Matcher block = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(PAGE));
		assertThat(block.find()).isTrue();
		String chain = Files.readString(Path.of("src/test/java/io/hawcx/autoconfigure/security/OwnReactiveChain.java"));
		// The page shows the imports of what it shows, and not those of the class around
		// it.
		assertThat(chain.lines()).containsAll(imports(block.group(1)));
		assertThat(normalize(chain)).contains(normalize(IMPORT.matcher(block.group(1)).replaceAll("")));
		assertThat(block.find()).isFalse();
	}

	private static List<String> tests() {
		return CONTRACTS.stream()
			.flatMap((contract) -> Stream.of(contract.getDeclaredMethods())
				.filter((method) -> method.isAnnotationPresent(Test.class)
						|| method.isAnnotationPresent(ParameterizedTest.class))
				.map(Method::getName)
				.map((name) -> contract.getSimpleName() + "." + name))
			.toList();
	}

	private static List<String> imports(String java) {
		return IMPORT.matcher(java).results().map(MatchResult::group).toList();
	}

	private static String normalize(String text) {
		return text.replaceAll("\\s+", " ").strip();
	}

}
