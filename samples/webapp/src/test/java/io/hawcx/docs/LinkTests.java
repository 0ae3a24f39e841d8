package io.hawcx.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Follows each link from one page of the repository to another file, and to the heading
 * in it.
 */
class LinkTests {

	private static final Path ROOT = root();

	private static final Pattern BLOCK = Pattern.compile("^```.*?^```", Pattern.MULTILINE | Pattern.DOTALL);

	private static final Pattern LINK = Pattern.compile("\\]\\((?![a-z]+:)([^)#\\s]*)#?([^)\\s]*)\\)");

	private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.*)$");

	private static final Pattern ANCHOR = Pattern.compile("<a id=\"([^\"]+)\"");

	@ParameterizedTest
	@MethodSource("pages")
	void findsFileAndHeadingWhenPageLinksToThem(Path page) {
		assertThat(LINK.matcher(text(page)).results()).allSatisfy((link) -> {
			Path target = link.group(1).isEmpty() ? page : page.resolveSibling(link.group(1)).normalize();
			assertThat(target).exists();
			if (!link.group(2).isEmpty() && target.toString().endsWith(".md")) {
				assertThat(anchors(text(target))).as(target.toString()).contains(link.group(2));
			}
		});
	}

	static Stream<Path> pages() {
		return Stream.of("", "docs", "samples/api", "samples/webapp", "samples/webflux")
			.map(ROOT::resolve)
			.flatMap(LinkTests::files)
			.filter((file) -> file.toString().endsWith(".md"));
	}

	private static Stream<Path> files(Path folder) {
		try (Stream<Path> files = Files.list(folder)) {
			return files.toList().stream();
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static String text(Path page) {
		try {
			return BLOCK.matcher(Files.readString(page)).replaceAll("");
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	// As GitHub makes them of headings.
	private static Set<String> anchors(String text) {
		Stream<String> headings = HEADING.matcher(text)
			.results()
			.map((heading) -> heading.group(1).strip().toLowerCase(Locale.ROOT))
			.map((heading) -> heading.replaceAll("[^\\w\\- ]", "").replace(' ', '-'));
		Stream<String> named = ANCHOR.matcher(text).results().map((MatchResult anchor) -> anchor.group(1));
		return Stream.concat(headings, named).collect(Collectors.toSet());
	}

	private static Path root() {
		Path folder = Path.of("").toAbsolutePath();
		while (!Files.exists(folder.resolve("mvnw"))) {
			folder = folder.getParent();
		}
		return folder;
	}

}
