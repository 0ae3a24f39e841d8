package io.hawcx.autoconfigure;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

import io.hawcx.Hawcx;
import io.hawcx.autoconfigure.MistakeCatalogue.Mistake;
import io.hawcx.autoconfigure.client.HawcxClientAutoConfiguration;
import io.hawcx.autoconfigure.diagnostics.HawcxConfigurationException;
import io.hawcx.autoconfigure.emulator.HawcxEmulatorAutoConfiguration;
import io.hawcx.autoconfigure.http.HawcxTransportAutoConfiguration;
import io.hawcx.autoconfigure.replay.HawcxReplayStoreAutoConfiguration;
import io.hawcx.autoconfigure.security.HawcxSecurityPropertiesAutoConfiguration;
import io.hawcx.autoconfigure.tenant.HawcxTenantAutoConfiguration;
import io.hawcx.autoconfigure.unknown.HawcxUnknownPropertiesAutoConfiguration;
import io.hawcx.emulator.HawcxEmulator;
import io.hawcx.key.SecretKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.support.SpringFactoriesLoader;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class ConfigurationMistakeTests {

	private static final String SECRET = MistakeCatalogue.SECRET;

	private static final String BASE = MistakeCatalogue.BASE;

	private static final String CONFIG = MistakeCatalogue.CONFIG;

	private static final String CLIENT = MistakeCatalogue.CLIENT;

	private static final Path PAGE = Path.of("..", "docs", "mistakes.md");

	// The test of a mistake and the page read the same.
	private static final Map<List<String>, FailureAnalysis> ANALYSES = new ConcurrentHashMap<>();

	private final ApplicationContextRunner runner = new ApplicationContextRunner().withConfiguration(AutoConfigurations
		.of(SslAutoConfiguration.class, HawcxAutoConfiguration.class, HawcxTransportAutoConfiguration.class,
				HawcxClientAutoConfiguration.class, HawcxSecurityPropertiesAutoConfiguration.class,
				HawcxUnknownPropertiesAutoConfiguration.class, HawcxEmulatorAutoConfiguration.class,
				HawcxTenantAutoConfiguration.class, HawcxReplayStoreAutoConfiguration.class));

	static List<Mistake> mistakes() {
		return MistakeCatalogue.all();
	}

	@ParameterizedTest
	@MethodSource("mistakes")
	void startWhenConfigurationIsWrongThenSaysWhatAndWhatToDo(Mistake wrong) {
		FailureAnalysis analysis = analyze(wrong);
		assertThat(analysis.getDescription()).contains(wrong.description(), "hawcx.")
			.doesNotContain(SECRET, "\n")
			.endsWith(".");
		assertThat(analysis.getAction()).contains(wrong.action()).doesNotContain(SECRET, "\n").endsWith(".");
	}

	// The first part of the page is written to target/mistakes.md by each run: copy it
	// when
	// this fails. RunTimeMistakeTests writes the other.
	@Test
	void pageWhenComparedWithCatalogueThenIsCurrent() throws IOException {
		String page = page();
		Files.writeString(Path.of("target", "mistakes.md"), page);
		assertThat(page).doesNotContain(SECRET);
		assertThat(Files.readString(PAGE)).startsWith(page + "\n## ");
	}

	private String page() {
		return """
				# Mistakes, and what you will read

				Tests write this page from the real messages, so it is what you will read; no message ever quotes a key.
				What is noticed only when Hawcx answers is [at the end](#while-the-application-runs).

				## At start

				What an application says at start when its `hawcx.*` properties cannot work. Each row is what was written
				beside a complete configuration, what is wrong, and what to do.

				| Written | What you read | What to do |
				| --- | --- | --- |
				"""
				+ mistakes().stream().map(this::row).distinct().collect(Collectors.joining());
	}

	private String row(Mistake wrong) {
		FailureAnalysis analysis = analyze(wrong);
		String written = Arrays.stream(wrong.properties())
			.filter((property) -> wrong.properties().length < 3 || !List.of(BASE, CONFIG, CLIENT).contains(property))
			.map((property) -> "`" + cell(elide(property)) + "`")
			.collect(Collectors.joining("<br>"));
		return "| " + written + " | " + cell(analysis.getDescription()) + " | " + cell(analysis.getAction()) + " |\n";
	}

	private static String elide(String property) {
		return property.replaceAll("(\"d\":\")[^\"]+", "$1…")
			.replace(SECRET, "…")
			.replaceAll("hwx_sk_v1_[A-Za-z0-9_-]{20,}", "hwx_sk_v1_…")
			.replaceAll("(=[A-Za-z0-9]{8})[A-Za-z0-9+/]{40,}={0,2}", "$1…");
	}

	private static String cell(String text) {
		return text.replace("|", "\\|").replace("\n", " ");
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://app.example.com/login/oauth2/code/hawcx", "http://localhost:8080/callback",
			"{baseScheme}://app.example.com{basePort}{basePath}/login/oauth2/code/{registrationId}",
			"{baseUrl}/{action}/oauth2/code/{registrationId}", "" })
	void startWhenRedirectUriCanBeUsedThenStarts(String template) {
		this.runner.withPropertyValues(BASE, CONFIG, CLIENT, "hawcx.login.redirect-uri=" + template)
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@ParameterizedTest
	@ValueSource(strings = { "hawcx.management.timeout=0s", "hawcx.http.max-attempts=9", "hawcx.login.scope=email",
			"hawcx.step-up.path=x", "hawcx.login.page=${NOT_SET_ANYWHERE}" })
	void startWhenBeansAreLazyThenIsCheckedAllTheSame(String wrong) {
		FailureAnalysis analysis = analyze(this.runner.withPropertyValues(BASE, CONFIG, CLIENT, wrong)
			.withInitializer((context) -> context
				.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor())));
		assertThat(analysis.getDescription()).startsWith(wrong.substring(0, wrong.indexOf('=')));
	}

	@Test
	void startWhenKeyFileIsEmptyThenSaysSo(@TempDir Path folder) throws Exception {
		Path file = Files.writeString(folder.resolve("key"), "\n");
		assertThat(analyze(this.runner.withPropertyValues(BASE, CONFIG, "hawcx.secret-key-location=" + file.toUri()))
			.getDescription()).contains("hawcx.secret-key-location names a file that is empty");
	}

	@Test
	void startWhenKeyFileIsNotPlainUtf8ThenSaysHowToSaveIt(@TempDir Path folder) throws Exception {
		Path marked = Files.writeString(folder.resolve("bom"), "\uFEFFhwx_sk_v1_" + SECRET);
		Path wide = Files.write(folder.resolve("wide"), ("hwx_sk_v1_" + SECRET).getBytes(StandardCharsets.UTF_16LE));
		for (Path file : List.of(marked, wide)) {
			FailureAnalysis analysis = analyze(
					this.runner.withPropertyValues(BASE, CONFIG, "hawcx.secret-key-location=" + file.toUri()));
			assertThat(analysis.getDescription())
				.contains("hawcx.secret-key-location", file.equals(marked) ? "byte order mark" : "UTF-16")
				.doesNotContain(SECRET);
			assertThat(analysis.getAction()).contains("UTF-8");
		}
	}

	@Test
	void startWhenKeyFileIsDerThenSaysHowToConvertIt(@TempDir Path folder) throws Exception {
		Path file = Files.write(folder.resolve("key.der"),
				HexFormat.of()
					.parseHex("302e020100300506032b657004220420"
							+ "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"));
		FailureAnalysis analysis = analyze(this.runner.withPropertyValues(BASE, CONFIG, CLIENT,
				"hawcx.signing-key.key-id=k", "hawcx.signing-key.location=" + file.toUri()));
		assertThat(analysis.getDescription()).contains("hawcx.signing-key.location names a file in DER");
		assertThat(analysis.getAction()).contains("openssl pkey -inform DER");
	}

	@Test
	void startWhenKeyFileHasWindowsLineEndsThenStarts(@TempDir Path folder) throws Exception {
		Path file = Files.writeString(folder.resolve("key.pem"),
				"-----BEGIN PRIVATE KEY-----\r\nMC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g\r\n"
						+ "-----END PRIVATE KEY-----\r\n");
		this.runner
			.withPropertyValues(BASE, CONFIG, CLIENT, "hawcx.signing-key.key-id=k",
					"hawcx.signing-key.location=" + file.toUri())
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void startWhenEmulatorTakesThePortOfTheApplicationThenSaysSo() {
		for (String[] ports : new String[][] { { "hawcx.emulator.port=8080" },
				{ "hawcx.emulator.port=9123", "server.port=9123" },
				{ "hawcx.emulator.port=9123", "management.server.port=9123" } }) {
			AtomicReference<Throwable> failure = new AtomicReference<>();
			new WebApplicationContextRunner()
				.withConfiguration(
						AutoConfigurations.of(HawcxAutoConfiguration.class, HawcxEmulatorAutoConfiguration.class))
				.withPropertyValues("hawcx.emulator.enabled=true", "hawcx.emulator.allow-in-packaged-jar=true")
				.withPropertyValues(ports)
				.run((context) -> failure.set(context.getStartupFailure()));
			assertThat(failure.get()).hasRootCauseInstanceOf(HawcxConfigurationException.class)
				.rootCause()
				.hasMessageContainingAll("hawcx.emulator.port is ", "which the application itself listens on");
		}
	}

	@Test
	void startWhenEmulatorIsNotOnClasspathThenNamesDependency() {
		assertThat(analyze(this.runner.withClassLoader(new FilteredClassLoader(HawcxEmulator.class))
			.withPropertyValues("hawcx.emulator.enabled=true", "hawcx.emulator.allow-in-packaged-jar=true"))
			.getAction()).contains("io.hawcx:hawcx-emulator");
	}

	@Test
	void startWhenClientIsInjectedAndEmulatorIsNotOnClasspathThenNamesDependencyToo() {
		FailureAnalysis analysis = analyze(this.runner.withClassLoader(new FilteredClassLoader(HawcxEmulator.class))
			.withUserConfiguration(NeedsHawcx.class)
			.withPropertyValues("hawcx.emulator.enabled=true"));
		assertThat(analysis.getDescription()).contains("hawcx.emulator.enabled is true", "not on the classpath");
		assertThat(analysis.getAction()).contains("io.hawcx:hawcx-emulator");
	}

	@Test
	void startWhenClientIsInjectedAndNothingConfiguredThenNamesProperties() {
		assertThat(analyze(this.runner.withUserConfiguration(NeedsHawcx.class)).getAction())
			.contains("hawcx.base-url, hawcx.config-id and hawcx.secret-key");
	}

	@Test
	void startWhenKeyLocationIsAFolderThenSaysSo(@TempDir Path folder) {
		assertThat(analyze(
				this.runner.withPropertyValues(BASE, CONFIG, CLIENT, "hawcx.signing-key.location=" + folder.toUri()))
			.getDescription()).contains("hawcx.signing-key.location names a folder");
	}

	@Test
	void startWhenEmulatorPortIsTakenThenNamesIt() throws Exception {
		try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			FailureAnalysis analysis = analyze(this.runner.withPropertyValues("hawcx.emulator.enabled=true",
					"hawcx.emulator.allow-in-packaged-jar=true", "hawcx.emulator.port=" + taken.getLocalPort()));
			assertThat(analysis.getDescription()).contains("hawcx.emulator.port is " + taken.getLocalPort());
			assertThat(analysis.getAction()).contains("a free port");
		}
	}

	@Test
	void startWhenNameIsUnknownThenWarnsWithoutItsValue(CapturedOutput output) {
		this.runner
			.withPropertyValues(BASE, CONFIG, CLIENT, "hawcx.login.redirect-url=https://x",
					"hawcx.login.code-handover.enable=true", "hawcx.secretkey-file=" + SECRET)
			.run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(output.getAll().lines().filter((line) -> line.contains("no such property"))).singleElement()
					.asString()
					.contains("hawcx.login.redirect-url (did you mean hawcx.login.redirect-uri?)",
							"hawcx.secretkey-file;",
							"hawcx.login.code-handover.enable (did you mean hawcx.login.code-handover.enabled?)")
					.doesNotContain(SECRET, "https://x");
			});
	}

	@Test
	void startWhenTenantHasUnknownNamesThenWarnsOfThemAlone(CapturedOutput output) {
		this.runner
			.withPropertyValues(BASE, "hawcx.tenants.acme.config-id=config", "hawcx.tenants.acme.clientId=client",
					"hawcx.tenants.acme.client-secret=" + SECRET, "hawcx.tenants.acme.http.proxy=http://proxy:1",
					"hawcx.tenants.acme.issuer=https://id.example.com")
			.run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(output.getAll().lines().filter((line) -> line.contains("no such property"))).singleElement()
					.asString()
					.contains(": hawcx.tenants.acme.client-secret, hawcx.tenants.acme.http.proxy "
							+ "(did you mean hawcx.http.proxy?), hawcx.tenants.acme.issuer "
							+ "(did you mean hawcx.tenants.acme.oauth.issuer?);")
					.doesNotContain(SECRET);
			});
	}

	@ParameterizedTest
	@CsvSource({ "hawcx.emulator.enable=true, hawcx.emulator.enable (did you mean hawcx.emulator.enabled?)",
			"hawcx.tenant.acme.client-id=client, hawcx.tenant.acme.client-id (did you mean "
					+ "hawcx.tenants.acme.client-id?)",
			"hawcx.url=https://api.hawcx.com, hawcx.url;", "hawcx=https://api.hawcx.com, hawcx;",
			"hawcx[0].client-id=client, hawcx[0].client-id (did you mean hawcx.client-id?)",
			"spring.hawcx.client-id=client, spring.hawcx.client-id (did you mean hawcx.client-id?)",
			"server.servlet.hawcx.login.permit-all[0]=/, server.servlet.hawcx.login.permit-all[0] (did you mean "
					+ "hawcx.login.permit-all[0]?)" })
	void startWhenOnlyNameIsUnknownThenWarnsAllTheSame(String written, String warning, CapturedOutput output) {
		this.runner.withPropertyValues(written)
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(HawcxConnectionDetails.class));
		assertThat(output.getAll().lines().filter((line) -> line.contains("no such property"))).singleElement()
			.asString()
			.contains(": " + warning);
	}

	@ParameterizedTest
	@CsvSource({ "hawcx.oauth.login.page, hawcx.login.page", "hawcx.permit-all[0], hawcx.login.permit-all",
			"hawcx.code-handover.enabled, hawcx.login.code-handover.enabled", "hawcx.issuer, hawcx.oauth.issuer",
			"hawcx.timeout," })
	void startWhenNameIsAtAnotherLevelThenTellsWhichWasMeant(String written, String meant, CapturedOutput output) {
		this.runner.withPropertyValues(BASE, CONFIG, CLIENT, written + "=/x")
			.run((context) -> assertThat(context).hasNotFailed());
		assertThat(output).contains(": " + written + ((meant != null) ? " (did you mean " + meant + "?);" : ";"));
	}

	@Test
	void startWhenVariableAlmostNamesPropertyThenWarnsUnlessPlaceholderNamesIt(CapturedOutput output) {
		Map<String, Object> variables = Map.of("HAWCX_LOGIN_REDIRECT_URL", "https://x", "HAWCX__CLIENT_ID", "client",
				"HAWCX_CONFIG", "config", "HAWCX_LOGIN_PERMIT_ALL_0", "/", "HAWCX_SEED", "1",
				"HAWCX_MANAGEMENT_EXTRAHEADERS_X", "1");
		this.runner
			.withInitializer((context) -> context.getEnvironment()
				.getPropertySources()
				.replace("systemEnvironment", new SystemEnvironmentPropertySource("systemEnvironment", variables)))
			.withPropertyValues(BASE, CLIENT, "hawcx.config-id=${HAWCX_CONFIG}")
			.run((context) -> assertThat(context).hasNotFailed());
		assertThat(output.getAll().lines().filter((line) -> line.contains("no such property"))).singleElement()
			.asString()
			.contains(": HAWCX_LOGIN_REDIRECT_URL (did you mean hawcx.login.redirect-uri?), HAWCX__CLIENT_ID (did "
					+ "you mean hawcx.client-id?);");
	}

	@Test
	void startWhenClientIsInjectedAndOnlyTenantsHaveOneThenNamesQualifier() {
		assertThat(analyze(this.runner.withUserConfiguration(NeedsHawcx.class)
			.withPropertyValues(BASE, "hawcx.tenants.acme.config-id=config",
					"hawcx.tenants.acme.secret-key=" + SecretKey.generate("customer", "hawcx").blob()))
			.getAction()).contains("@Qualifier(\"acme\")", "HawcxTenants");
	}

	@Test
	void startWhenEveryVariableIsEmptyThenWarnsThatNothingIsConfigured(CapturedOutput output) {
		this.runner.withPropertyValues("hawcx.base-url=${NOT_SET_ANYWHERE:}", "hawcx.config-id=", "hawcx.client-id= ")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(HawcxConnectionDetails.class));
		assertThat(output.getAll().lines().filter((line) -> line.contains("written but empty"))).singleElement()
			.asString()
			.contains("WARN", "hawcx.base-url, hawcx.config-id, hawcx.client-id.");
	}

	@Test
	void startWhenNothingIsWrittenThenIsSilent(CapturedOutput output) {
		this.runner.run((context) -> assertThat(context).hasNotFailed());
		assertThat(output).doesNotContain("hawcx.base-url");
	}

	@Test
	void startWhenNamesAreKnownInAnySpellingThenWarnsOfNothing(CapturedOutput output) {
		this.runner
			.withPropertyValues(BASE, CONFIG, "hawcx.clientId=client", "hawcx.login.permit-all[0]=/",
					"hawcx.management.extra-headers.X-Own=1", "hawcx.login.codeHandover.enabled=true",
					"hawcx.secret-key-location=", "hawcx.signing-key.location=${NOT_SET_ANYWHERE:}")
			.run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(output).doesNotContain("no such property");
			});
	}

	private FailureAnalysis analyze(Mistake wrong) {
		return ANALYSES.computeIfAbsent(List.of(wrong.properties()),
				(properties) -> analyze(this.runner.withPropertyValues(wrong.properties())));
	}

	private static FailureAnalysis analyze(ApplicationContextRunner runner) {
		AtomicReference<ConfigurableApplicationContext> started = new AtomicReference<>();
		AtomicReference<Throwable> failure = new AtomicReference<>();
		runner.withInitializer(started::set).run((context) -> failure.set(context.getStartupFailure()));
		assertThat(failure.get()).isNotNull();
		SpringFactoriesLoader.ArgumentResolver arguments = SpringFactoriesLoader.ArgumentResolver
			.of(Environment.class, started.get().getEnvironment())
			.and(BeanFactory.class, started.get().getBeanFactory());
		return SpringFactoriesLoader.forDefaultResourceLocation()
			.load(FailureAnalyzer.class, arguments, (type, name, ex) -> {
			})
			.stream()
			.filter((analyzer) -> analyzer.getClass().getName().startsWith("io.hawcx."))
			.map((analyzer) -> analyzer.analyze(failure.get()))
			.filter((analysis) -> analysis != null)
			.findFirst()
			.orElseThrow(() -> new AssertionError("not analyzed", failure.get()));
	}

	@Configuration(proxyBeanMethods = false)
	static class NeedsHawcx {

		@Bean
		String user(Hawcx hawcx) {
			return hawcx.toString();
		}

	}

}
