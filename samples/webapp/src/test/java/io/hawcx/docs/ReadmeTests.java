package io.hawcx.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import io.hawcx.autoconfigure.HawcxProperties;
import io.hawcx.autoconfigure.emulator.HawcxEmulatorProperties;
import io.hawcx.autoconfigure.http.HawcxHttpProperties;
import io.hawcx.autoconfigure.resourceserver.HawcxResourceServerProperties;
import io.hawcx.autoconfigure.security.HawcxLoginProperties;
import io.hawcx.autoconfigure.security.HawcxStepUpProperties;
import io.hawcx.autoconfigure.tenant.HawcxTenantRepositoryProperties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.FileSystemResource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * Holds the README and pages beside it to what is compiled and run here.
 */
class ReadmeTests {

	private static final Path ROOT = root();

	private static final Map<String, Class<?>> PROPERTIES = Map.of("hawcx", HawcxProperties.class, "hawcx.http",
			HawcxHttpProperties.class, "hawcx.login", HawcxLoginProperties.class, "hawcx.step-up",
			HawcxStepUpProperties.class, "hawcx.resource-server", HawcxResourceServerProperties.class, "hawcx.emulator",
			HawcxEmulatorProperties.class, "hawcx.tenant-repository", HawcxTenantRepositoryProperties.class);

	private static final String TENANTS = "hawcx.tenants";

	private static final List<String> PAGES = List.of("README.md", "docs/aot.md", "docs/apps.md", "docs/emulator.md",
			"docs/going-live.md", "docs/login.md", "docs/management.md", "docs/operations.md", "docs/recent-login.md",
			"docs/sessions.md", "docs/single-page-apps.md", "docs/step-up.md", "docs/tenants.md", "docs/testing.md",
			"docs/users.md", "docs/webflux.md");

	private static final List<String> SOURCES = List.of("samples/api/src", "samples/webapp/src", "samples/webflux/src",
			"hawcx-core/src/test", "hawcx-emulator/src/test", "hawcx-spring-boot-autoconfigure/src/test");

	private static final Pattern BLOCK = Pattern.compile("^```(\\w+)\\R(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

	private static final Pattern IMPORT = Pattern.compile("import (?:static )?(?:\\w+\\.)+(\\w+); ");

	private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:)([^)#]+)\\)");

	private static final List<String> SOURCE_TEXTS = sources();

	@ParameterizedTest
	@MethodSource("snippets")
	void holdsSnippetWhenPageShowsIt(String snippet) {
		assertThat(SOURCE_TEXTS).as(snippet).anyMatch((source) -> holds(source, snippet));
	}

	@ParameterizedTest
	@MethodSource("pages")
	void importsWhatSnippetNamesWhenPageShowsJava(String page) {
		Set<String> imported = new HashSet<>();
		for (String snippet : snippets(page, Set.of("java")).toList()) {
			IMPORT.matcher(snippet).results().forEach((line) -> imported.add(line.group()));
			String source = SOURCE_TEXTS.stream().filter((text) -> holds(text, snippet)).findFirst().orElseThrow();
			assertThat(imported).containsAll(importsOf(source, withoutImports(snippet)));
		}
	}

	@ParameterizedTest
	@MethodSource("configurations")
	void bindsEveryPropertyWhenReadmeShowsIt(Path file) throws IOException {
		List<PropertySource<?>> loaded = new YamlPropertySourceLoader().load("snippet", new FileSystemResource(file));
		PROPERTIES.forEach((prefix, type) -> {
			Binder binder = new Binder(sources(loaded, prefix));
			assertThatNoException().isThrownBy(() -> binder.bind(prefix, Bindable.of(type),
					new NoUnboundElementsBindHandler(BindHandler.DEFAULT)));
		});
		assertThatNoException().isThrownBy(() -> new Binder(sources(loaded, TENANTS)).bind(TENANTS,
				Bindable.mapOf(String.class, HawcxProperties.class),
				new NoUnboundElementsBindHandler(BindHandler.DEFAULT)));
	}

	@Test
	void namesThisVersionWhenReadmeShowsDependency() {
		String build = read(ROOT.resolve("pom.xml"));
		String version = build
			.replaceFirst("(?s).*?<artifactId>hawcx-parent</artifactId>\\s*(<version>.*?</version>).*", "$1");
		assertThat(readme()).contains(version);
	}

	@Test
	void findsFileWhenPageLinksToIt() {
		assertThat(PAGES).allSatisfy(
				(page) -> assertThat(LINK.matcher(read(ROOT.resolve(page))).results().map((match) -> match.group(1)))
					.allSatisfy((link) -> assertThat(ROOT.resolve(page).resolveSibling(link)).exists()));
	}

	static Stream<String> pages() {
		return PAGES.stream();
	}

	static Stream<String> snippets() {
		return PAGES.stream().flatMap((page) -> snippets(page, Set.of("java", "js", "yaml")));
	}

	private static Stream<String> snippets(String page, Set<String> languages) {
		return BLOCK.matcher(read(ROOT.resolve(page)))
			.results()
			.filter((match) -> languages.contains(match.group(1)))
			.map((match) -> normalize(match.group(2)));
	}

	// A page shows the imports that a snippet needs; between them and it the source may
	// have more.
	private static boolean holds(String source, String snippet) {
		return source.contains(withoutImports(snippet));
	}

	private static String withoutImports(String snippet) {
		return IMPORT.matcher(snippet).replaceAll("").strip();
	}

	private static List<String> importsOf(String source, String snippet) {
		return IMPORT.matcher(source)
			.results()
			.filter((line) -> Pattern.compile("\\b" + line.group(1) + "\\b").matcher(snippet).find())
			.map(MatchResult::group)
			.toList();
	}

	static Stream<Path> configurations() throws IOException {
		return Files.list(ROOT.resolve("samples/webapp/src/test/resources/docs"));
	}

	private static List<String> sources() {
		List<String> texts = new ArrayList<>();
		// Its files are built and run by a check of their own.
		texts.add(normalize(read(ROOT.resolve("docs/getting-started.md"))));
		for (String folder : SOURCES) {
			try (Stream<Path> files = Files.walk(ROOT.resolve(folder))) {
				files.filter((file) -> file.toString().matches(".*\\.(java|yml|js)"))
					.forEach((file) -> texts.add(normalize(read(file))));
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}
		return texts;
	}

	private static String normalize(String text) {
		return text.replaceAll("\\s+", " ").strip();
	}

	private static String readme() {
		return read(ROOT.resolve("README.md"));
	}

	private static String read(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	// What lies under the prefix of a feature is bound there.
	private static List<ConfigurationPropertySource> sources(List<PropertySource<?>> loaded, String prefix) {
		Predicate<ConfigurationPropertyName> others = (name) -> Stream
			.concat(PROPERTIES.keySet().stream(), Stream.of(TENANTS))
			.filter((feature) -> feature.length() > prefix.length())
			.noneMatch((feature) -> ConfigurationPropertyName.of(feature).isAncestorOf(name));
		return StreamSupport.stream(ConfigurationPropertySources.from(loaded).spliterator(), false)
			.map((source) -> source.filter(others))
			.toList();
	}

	private static Path root() {
		Path folder = Path.of("").toAbsolutePath();
		while (!Files.exists(folder.resolve("mvnw"))) {
			folder = folder.getParent();
		}
		return folder;
	}

}
